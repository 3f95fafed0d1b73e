/** A property: whatever is sent, the process lives, nobody else hears of it, and a good pair goes on. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { junkFrame } from './junk.js';
import { candidate, connect, gather, startServer, until } from './support.js';

const FRAMES = 10;
const RUNS = 1200;

describe('Junk', async () => {
  const server = await startServer({ rate: 100_000 });

  it(`of ${String(FRAMES * RUNS)} frames reaches nobody, while a good pair goes on`, async () => {
    const [a, b] = await gather(server, 'good', ['good1', 'good2']);
    const [stranger] = await gather(server, 'strange', ['stranger']);
    assert.ok(a && b && stranger);
    let run = 0;
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(junkFrame, { minLength: FRAMES, maxLength: FRAMES }), async (frames) => {
        const bad = await connect(server, `bad${String(run)}`);
        for (const frame of frames) bad.sendRaw(frame);
        sent += frames.length;
        a.send(candidate('good2', run));
        b.send(candidate('good1', run));
        assert.equal((await b.next('CANDIDATE')).src, 'good1');
        assert.equal((await a.next('CANDIDATE')).src, 'good2');
        // Answered or closed: either way it has all been read.
        await Promise.race([bad.closed, bad.drain().catch(() => undefined)]);
        bad.close();
        run += 1;
        assert.deepEqual([a.inbox, b.inbox, stranger.inbox], [[], [], []]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    assert.ok(sent >= 10_000);
    for (const client of [a, b, stranger]) assert.deepEqual(await client.drain(), []);
    await until(() => server.counts().connections === 3, 'only the good ones were left');
  });
});
