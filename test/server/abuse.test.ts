/** Each known weakness of bare PeerServer, with figures: what succeeds there must not succeed here. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import type { RtcServer } from '../../server/index.js';
import { TimerZone } from '../../server/timer-zone.js';
import { startProcess } from './process.js';
import { candidate, connect, dial, gather, offer, startServer, until, type Client } from './support.js';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

/** PeerServer as it comes, listening to errors so that it lives long enough to be compared. */
const startBare = async (): Promise<{ server: RtcServer; close: () => Promise<void> }> => {
  const app = express();
  const http = createServer(app);
  const peers = ExpressPeerServer(http, { path: '/' });
  (peers as NodeJS.EventEmitter).on('error', () => undefined);
  // It has no end of its own: neither its timers nor its sockets.
  const zone = new TimerZone();
  zone.run(() => app.use(peers as unknown as express.Express));
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => sockets.add(socket));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    server: { url: `http://localhost:${String(port)}/` } as RtcServer,
    close: async () => {
      zone.end();
      http.close();
      for (const socket of sockets) socket.destroy();
      await once(http, 'close');
    },
  };
};

describe('What bare PeerServer lets happen and this server does not', async () => {
  const bare = await startBare();
  const own = await startServer({ grace: 2_000, rate: 1_000_000 });
  const both = [
    ['bare', bare.server],
    ['own', own],
  ] as const;

  it('an id is taken over after a disconnect, with the frames queued for it', async () => {
    const stolen: Record<string, number> = {};
    for (const [name, server] of both) {
      const victim = await connect(server, 'victim');
      const friend = await connect(server, 'friend');
      if (name === 'own') for (const client of [victim, friend]) await client.join('theft');
      victim.close();
      await victim.closed;
      await new Promise((resolve) => setTimeout(resolve, 50));
      friend.send(offer('victim', 'secret'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const thief = await dial(server, 'victim', { token: 'thief' });
      await thief.next('OPEN', 'ID-TAKEN');
      await new Promise((resolve) => setTimeout(resolve, 50));
      stolen[name] = thief.inbox.filter(({ type }) => type === 'OFFER').length;
      thief.close();
      friend.close();
    }
    assert.deepEqual(stolen, { bare: 1, own: 0 });
  });

  it('LEAVE frees an id whose socket goes on speaking as it', async () => {
    const answers: Record<string, string> = {};
    for (const [name, server] of both) {
      const zombie = await connect(server, 'zombie');
      zombie.send({ type: 'LEAVE' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const heir = await dial(server, 'zombie', { token: 'heir' });
      answers[name] = (await heir.next('OPEN', 'ID-TAKEN')).type;
    }
    assert.deepEqual(answers, { bare: 'OPEN', own: 'ID-TAKEN' });
  });

  it('a page that comes back with its token waits for OPEN for ever', async () => {
    const opens: Record<string, boolean> = {};
    for (const [name, server] of both) {
      await connect(server, 'ghost');
      const again = await dial(server, 'ghost');
      opens[name] = await Promise.race([
        again.next('OPEN').then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((resolve) => setTimeout(resolve, 200, false)),
      ]);
    }
    assert.deepEqual(opens, { bare: false, own: true });
  });

  it('a deep frame of 39 KB closes the socket of whoever it is for', async () => {
    const frame = `{"type":"OFFER","dst":"target","payload":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const alive: Record<string, boolean> = {};
    for (const [name, server] of both) {
      const target = await connect(server, 'target');
      const attacker = await connect(server, 'attacker');
      if (name === 'own') for (const client of [target, attacker]) await client.join('deep');
      attacker.sendRaw(frame);
      if (name === 'bare') {
        await target.closed;
        alive[name] = false;
      } else {
        await attacker.drain(); // the frame has been dealt with
        await target.drain(); // throws for a socket that is closed
        alive[name] = true;
      }
    }
    assert.deepEqual(alive, { bare: false, own: true });
  });

  it('a stranger reaches anybody whose id is known, and with frames of any size', async () => {
    const reached: Record<string, number> = {};
    for (const [name, server] of both) {
      const target = await connect(server, 'known');
      const stranger = await connect(server, 'stranger');
      if (name === 'own') await target.join('private');
      stranger.send(offer('known'));
      stranger.sendRaw(JSON.stringify({ type: 'OFFER', dst: 'known', payload: 'x'.repeat(1_000_000) }));
      const offers = (frames: readonly { type: string }[]): number =>
        frames.filter(({ type }) => type === 'OFFER').length;
      if (name === 'bare') {
        await until(() => offers(target.inbox) === 2, 'both frames arrived');
        reached[name] = offers(target.inbox);
      } else {
        await stranger.closed; // the second frame cost the socket, so both have been dealt with
        reached[name] = offers(await target.drain());
      }
    }
    assert.deepEqual(reached, { bare: 2, own: 0 });
  });

  it('a page of any origin connects', async () => {
    const opened: Record<string, boolean> = {};
    for (const [name, server] of both)
      opened[name] = await dial(server, 'foreign', { origin: 'https://evil.example' }).then(
        () => true,
        () => false,
      );
    assert.deepEqual(opened, { bare: true, own: false });
    await bare.close();
  });
});

describe('An attacker', async () => {
  const server = await startServer({ rate: 1_000_000 });

  it('takes over nobody in 1000 tries', async () => {
    const victims = await gather(server, 'victims', ['v0', 'v1', 'v2', 'v3']);
    victims[3]?.close();
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, n) => {
        const thief = await dial(server, `v${String(n % 4)}`, { token: `guess${String(n)}` });
        const { type } = await thief.next('OPEN', 'ID-TAKEN');
        await thief.closed;
        return type;
      }),
    );
    assert.equal(answers.filter((type) => type === 'OPEN').length, 0);
    for (const victim of victims.slice(0, 3)) assert.deepEqual(await victim.drain(), []);
  });

  it('reaches nobody with 10,000 destinations, and cannot tell foreign ids from absent ones by time', async (t) => {
    const foreign = await gather(server, 'foreign', ['x0', 'x1', 'x2', 'x3']);
    const attacker = await connect(server, 'prober');
    await attacker.join('own room');
    const ask = async (dst: string): Promise<number> => {
      const started = performance.now();
      attacker.send(offer(dst));
      const answer = await attacker.next('EXPIRE');
      assert.deepEqual(answer, { type: 'EXPIRE', src: dst, dst: 'prober' });
      return performance.now() - started;
    };
    const [present, absent]: [number[], number[]] = [[], []];
    for (let n = 0; n < 5000; n++) {
      // In turns, and the turns in turn: what else the machine does meets both alike.
      const pair: (readonly [number[], string])[] = [
        [present, `x${String(n % 4)}`],
        [absent, `y${String(n % 4)}`],
      ];
      for (const [times, dst] of n % 2 ? pair : pair.reverse()) times.push(await ask(dst));
    }
    const ratio = median(present) / median(absent);
    t.diagnostic(
      `medians: foreign ${median(present).toFixed(3)} ms, absent ${median(absent).toFixed(3)} ms, ratio ${ratio.toFixed(3)}`,
    );
    assert.ok(Math.abs(ratio - 1) < 0.05, String(ratio));
    for (const client of foreign) assert.deepEqual(await client.drain(), []);
  });

  it('learns nothing from 10,000 guessed rooms: the bytes are the same', async () => {
    const guarded = await startServer({ secret: 'a secret of enough characters', rate: 1_000_000 });
    const attacker = await connect(guarded, 'guesser');
    const answers = new Set<string>();
    for (let n = 0; n < 10_000; n += 100)
      for (const answer of await Promise.all(
        Array.from({ length: 100 }, (_, k) => attacker.join(`room${String(n + k)}`, { token: 'x.y.z' })),
      ))
        answers.add(JSON.stringify(answer));
    assert.equal(answers.size, 1);
  });

  it('sending 10,000 frames a second does not slow the others down', async (t) => {
    // A process of its own: its memory is measured.
    const { server: target, child } = await startProcess(['--log-level', 'silent']);
    const rss = async (): Promise<number> => {
      const text = await (await fetch(`${target.url.replace('localhost', '127.0.0.1')}metrics`)).text();
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
    };
    const [a, b] = await gather(target, 'good', ['good1', 'good2']);
    assert.ok(a && b);
    const times: number[] = [];
    let attacking = true;
    let sent = 0;
    const attack = async (): Promise<void> => {
      let attacker: Client | null = null;
      let ids = 0;
      const start = performance.now();
      while (attacking) {
        attacker ??= await connect(target, `flood${String(ids++)}`).catch(() => null);
        for (const due = (performance.now() - start) * 10; sent < due && attacker?.socket.readyState === 1; sent++)
          attacker.send(sent % 2 ? offer('good1') : { type: 'PING', payload: { n: sent } });
        if (attacker?.socket.readyState !== 1) attacker = null;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      attacker?.close();
    };
    const flood = attack();
    // What is compiled and cached once is not growth.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const before = await rss();
    const end = performance.now() + 10_000;
    for (let n = 0; performance.now() < end; n++) {
      const started = performance.now();
      a.send(candidate('good2', n));
      await b.next('CANDIDATE');
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    attacking = false;
    await flood;
    const growth = ((await rss()) - before) / 1e6;
    const p95 = percentile(times, 0.95);
    t.diagnostic(
      `${String(sent)} frames in 10 s; p95 of the others ${p95.toFixed(1)} ms; memory grew by ${growth.toFixed(1)} MB`,
    );
    assert.ok(p95 < 50, String(p95));
    assert.ok(growth < 20, String(growth));
    assert.deepEqual([...a.inbox, ...b.inbox], []);
    child.kill('SIGKILL');
  });

  it('who opens and drops sockets leaves nothing behind', async () => {
    const quick = await startServer({ grace: 50 });
    for (let n = 0; n < 1000; n += 50)
      for (const client of await Promise.all(Array.from({ length: 50 }, (_, k) => connect(quick, `d${String(n + k)}`))))
        client.close();
    await until(() => Object.values(quick.counts()).every((count) => count === 0), 'everything was gone');
  });
});
