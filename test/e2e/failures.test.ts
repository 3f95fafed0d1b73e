/** What goes wrong around a call, for real: each ends in one named error, or in a call. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import type * as Library from '../../src/index.js';
import { browserNames } from './support/browsers.js';
import { first, second, useParty } from './support/party.js';
import { openSite } from './support/site.js';

describe('around a call', () => {
  const party = useParty();
  const { enter } = party;

  for (const name of browserNames) {
    it(`a server that is not there yet is waited for in ${name}, and told of once`, async () => {
      const other = await openSite();
      const { url } = other.server;
      await other.close();
      const ada = await enter(name, `room="standup" server="${url}" autojoin`);
      await ada.page.waitForFunction(() => (window as unknown as { rtcErrors: string[] }).rtcErrors.length > 0);
      assert.equal((await ada.look()).state, 'joining');
      const back = await openSite({ port: Number(new URL(url).port) });
      try {
        await ada.reaches('joined');
        assert.deepEqual([(await ada.look()).error, await ada.errors()], [null, ['signaling-unreachable']]);
      } finally {
        await back.close();
      }
    });
  }

  it('join() rejects when the server is not there, and nothing is told besides', async () => {
    const ada = await enter(first, 'room="standup" server="http://localhost:9/"');
    const code = await ada.page.evaluate(() =>
      (document.querySelector('rtc-call') as RtcCall).join().then(
        () => 'joined',
        (error: Library.CallError) => error.code,
      ),
    );
    assert.deepEqual([code, await ada.errors()], ['signaling-unreachable', []]);
    assert.deepEqual([(await ada.look()).state, (await ada.look()).error], ['ended', 'signaling-unreachable']);
  });

  for (const [attributes, code] of [
    ['autojoin', 'invalid-state'],
    ['room="standup" server="http://[" autojoin', 'invalid-state'],
  ] as const) {
    it(`<rtc-call ${attributes}> says ${code}, once`, async () => {
      const ada = await enter(first, attributes);
      await ada.page.waitForFunction(() => (window as unknown as { rtcErrors: string[] }).rtcErrors.length > 0);
      const seen = await ada.page.evaluate(() => (document.querySelector('rtc-call') as RtcCall).error?.code);
      assert.deepEqual([seen, await ada.errors()], [code, [code]]);
    });
  }

  it('proceeds when the room that was missing is set', async () => {
    const ada = await enter(first, 'autojoin');
    await ada.page.evaluate(() => document.querySelector('rtc-call')?.setAttribute('room', 'standup'));
    await ada.reaches('joined');
  });

  it('takes unknown attribute values for the defaults', async () => {
    const ada = await enter(first, 'room="standup" layout="cubist" bandwidth="lots" autojoin');
    await ada.reaches('joined');
    const values = await ada.page.evaluate(() => {
      const { layout, bandwidth } = document.querySelector('rtc-call') as RtcCall;
      return [layout, bandwidth > 0];
    });
    assert.deepEqual([values, await ada.errors()], [['auto', false], []]);
  });

  it('an id that somebody else holds is refused, and a new one joins', async () => {
    const ada = await enter();
    await ada.reaches('joined');
    const { id } = await ada.look();
    const [eve] = [await enter(second, '')];
    const script = new URL('rtc-elements.js', party.site.server.url.replace('127.0.0.1', 'localhost')).href;
    const codes = await eve.page.evaluate(
      async (address, taken) => {
        const { createSession } = (await import(address)) as typeof Library;
        const code = (promise: Promise<void>) =>
          promise.then(
            () => 'joined',
            (error: Library.CallError) => error.code,
          );
        const options = { room: 'standup', muted: true, cameraOff: true };
        const thief = createSession({ ...options, identity: { id: taken, secret: 'guessed' } });
        const refused = await code(thief.join());
        thief.configure({ identity: null });
        const allowed = await code(thief.join());
        thief.close();
        return [refused, allowed];
      },
      script,
      id,
    );
    assert.deepEqual(codes, ['id-taken', 'joined']);
    assert.equal((await ada.look()).state, 'joined');
  });

  it('ten thousand junk frames change nothing for a call that is going on', async () => {
    const [ada, bob] = [await enter(), await enter(second)];
    await Promise.all([ada.meets(1), bob.meets(1)]);
    const { id } = await ada.look();
    let sent = 0;
    let delivered = 0;
    const flood = async (): Promise<void> => {
      const url = new URL(
        `peerjs?key=peerjs&id=junk${String(sent)}&token=t`,
        party.site.server.url.replace('http', 'ws'),
      );
      const socket = new WebSocket(url, { origin: 'http://localhost' });
      socket.on('error', () => undefined); // the server may hang up in the middle of a frame
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await new Promise((resolve) => socket.once('open', resolve));
      socket.on('message', (data) => {
        const { src } = JSON.parse(String(data)) as { src?: string };
        if (src !== undefined) delivered += 1;
      });
      const frames = fc.sample(junk(id), 500);
      for (const frame of frames) socket.send(frame);
      sent += frames.length;
      await closed;
    };
    while (sent < 10_000) await flood();
    assert.equal(delivered, 0);
    await Promise.all([ada.seesEverybody(), bob.seesEverybody()]);
    assert.deepEqual([(await ada.look()).state, (await bob.look()).state], ['joined', 'joined']);
    assert.deepEqual((await ada.look()).people.length, 1);
    const eve = await enter();
    await Promise.all([eve.meets(2), ada.meets(2)]);
  });
});

/** Frames as a stranger might make them, some of them aimed at somebody. */
const junk = (target: string): fc.Arbitrary<string | Buffer> => {
  const type = fc.constantFrom('JOIN', 'OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE', 'ERROR', '__proto__', 'OPEN');
  const aimed = fc.record({ type, src: fc.constant(target), dst: fc.constant(target), payload: fc.anything() });
  return fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    aimed.map((frame) => JSON.stringify(frame, (_key, value: unknown) => (typeof value === 'bigint' ? 0 : value))),
  );
};
