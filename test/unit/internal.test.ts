import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { Backoff } from '../../src/internal/backoff.js';
import { frozen, frozenList } from '../../src/internal/frozen.js';
import { randomId } from '../../src/internal/random-id.js';
import { SerialQueue } from '../../src/internal/serial-queue.js';
import { serverUrl, setScriptBase } from '../../src/internal/server-url.js';
import { PING_INTERVAL } from '../../src/internal/timings.js';
import { renewIn } from '../../src/signaling/ice-renewal.js';
import { SocketWatch } from '../../src/signaling/socket-watch.js';

describe('Backoff', () => {
  it('starts at once, grows to four seconds, and stays there', () => {
    const backoff = new Backoff(() => 0.5);
    assert.deepEqual(
      Array.from({ length: 8 }, () => backoff.next()),
      [0, 200, 500, 1000, 2000, 4000, 4000, 4000],
    );
  });
  it('keeps within a quarter of each delay', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), (random, attempts) => {
        const [backoff, middle] = [new Backoff(() => random), new Backoff(() => 0.5)];
        for (let n = 0; n < attempts; n += 1) {
          const [delay, plain] = [backoff.next(), middle.next()];
          assert.ok(delay >= plain * 0.75 && delay <= plain * 1.25);
        }
      }),
    );
  });
  it('starts over after a success', () => {
    const backoff = new Backoff(() => 0.5);
    backoff.next();
    backoff.next();
    assert.equal(backoff.attempts, 2);
    backoff.reset();
    assert.equal(backoff.attempts, 0);
    assert.equal(backoff.next(), 0);
  });
});

describe('SerialQueue', () => {
  it('runs one job after the other, in order, past one that fails', async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    const job = (name: string, fails = false) =>
      queue.run(async () => {
        log.push(`${name} starts`);
        await Promise.resolve();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([job('a'), job('b', true), job('c')]);
    assert.deepEqual(log, ['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(queue.length, 0);
  });
});

describe('frozen', () => {
  it('keeps the same object while nothing in it changed', () => {
    const first = frozen(undefined, { a: 1, b: 'x' });
    assert.ok(Object.isFrozen(first));
    assert.equal(frozen(first, { a: 1, b: 'x' }), first);
    assert.notEqual(frozen(first, { a: 2, b: 'x' }), first);
  });
  it('keeps the same list while it has the same members', () => {
    const [a, b] = [{}, {}];
    const first = frozenList([], [a, b]);
    assert.ok(Object.isFrozen(first));
    assert.equal(frozenList(first, [a, b]), first);
    assert.notEqual(frozenList(first, [b, a]), first);
    assert.notEqual(frozenList(first, [a]), first);
  });
});

describe('randomId', () => {
  it('gives 128 bits that PeerJS accepts, never the same', () => {
    const ids = new Set(Array.from({ length: 1000 }, randomId));
    assert.equal(ids.size, 1000);
    for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
  });
});

describe('serverUrl', () => {
  const CASES = [
    ['https://calls.example', 'https://calls.example/'],
    ['https://calls.example/rtc', 'https://calls.example/rtc/'],
    ['http://localhost:9000/?a=1#b', 'http://localhost:9000/'],
    ['  wss://calls.example  ', 'wss://calls.example/'],
  ] as const;
  for (const [given, expected] of CASES) it(given, () => assert.equal(serverUrl(given).href, expected));
  for (const wrong of ['http://[', 'ftp://calls.example', 'javascript:alert(1)', 'not a url']) {
    it(`refuses ${wrong}`, () => assert.throws(() => serverUrl(wrong), { code: 'invalid-state' }));
  }
  it('falls back to where the script came from', () => {
    setScriptBase('https://cdn.example/v1/');
    assert.equal(serverUrl('').href, 'https://cdn.example/v1/');
  });
});

describe('SocketWatch', () => {
  it('asks every two seconds, and speaks up after two questions without an answer', () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const asked: number[] = [];
    let silences = 0;
    const watch = new SocketWatch({ ping: (n) => asked.push(n), onSilence: () => (silences += 1) });
    watch.start();
    for (let n = 1; n <= 3; n += 1) {
      mock.timers.tick(PING_INTERVAL);
      watch.onPong(n);
    }
    assert.deepEqual([asked, silences], [[1, 2, 3], 0]);
    mock.timers.tick(PING_INTERVAL * 2);
    assert.equal(silences, 0);
    mock.timers.tick(PING_INTERVAL);
    assert.deepEqual([asked, silences], [[1, 2, 3, 4, 5], 1]);
    watch.stop();
    mock.timers.tick(PING_INTERVAL * 5);
    assert.equal(silences, 1);
    mock.timers.reset();
  });
});

describe('renewIn', () => {
  const now = 1_700_000_000_000;
  const turn = (seconds: number) => [
    { urls: 'turn:x', username: `${String(now / 1000 + seconds)}:me`, credential: 'c' },
  ];
  it('asks at four fifths of what is left', () => assert.equal(renewIn(turn(100), now), 80_000));
  it('asks often enough for a page whose clock is hours behind', () => assert.equal(renewIn(turn(9000), now), 300_000));
  it('does not ask all the time on a page whose clock is ahead', () => assert.equal(renewIn(turn(-9000), now), 15_000));
  it('does not ask for servers that do not expire', () => {
    assert.equal(renewIn([{ urls: 'stun:x' }, { urls: 'turn:x', username: 'fixed', credential: 'c' }], now), null);
  });
  it('goes by what expires first', () => assert.equal(renewIn([...turn(200), ...turn(100)], now), 80_000));
});
