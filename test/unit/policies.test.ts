import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { roundLevel, SpeakingDetector } from '../../src/media/speaking.js';
import { ActiveSpeaker } from '../../src/session/active-speaker.js';
import { cameraEncoding, screenEncoding } from '../../src/session/encoding-policy.js';
import { orderHands } from '../../src/session/hands.js';
import { pathOf, qualityOf, readStats } from '../../src/session/link-stats.js';
import { Outbox } from '../../src/session/outbox.js';
import type { Participant } from '../../src/session/types.js';

describe('cameraEncoding', () => {
  const TABLE = [
    [0, 1_700_000, 30, 1],
    [1, 1_700_000, 30, 1],
    [2, 900_000, 30, 1.5],
    [3, 600_000, 24, 2],
    [5, 400_000, 20, 2],
    [7, 250_000, 15, 3],
  ] as const;
  for (const [receivers, maxBitrate, maxFramerate, scaleResolutionDownBy] of TABLE) {
    it(`for ${String(receivers)} receivers`, () => {
      assert.deepEqual(cameraEncoding(receivers, 0), { maxBitrate, maxFramerate, scaleResolutionDownBy });
    });
  }
  it('never sends anybody more because more people came', () => {
    for (let receivers = 1; receivers < 12; receivers += 1) {
      assert.ok(cameraEncoding(receivers + 1, 0).maxBitrate <= cameraEncoding(receivers, 0).maxBitrate);
    }
  });
  it('keeps all cameras together within a budget that is not absurdly small', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 800, max: 20_000 }), (receivers, budget) => {
        assert.ok(receivers * cameraEncoding(receivers, budget).maxBitrate <= budget * 1000);
      }),
    );
  });
});

describe('SpeakingDetector', () => {
  const run = (levels: readonly number[]): string => {
    const detector = new SpeakingDetector();
    return levels.map((level) => (detector.next(level) ? 'S' : '.')).join('');
  };
  it('hears speech at once', () => assert.equal(run([0, 0, 0.1]), '..S'));
  it('holds over the gaps between words', () => assert.equal(run([0.1, 0, 0, 0, 0.1]), 'SSSSS'));
  it('hears silence after 0.6 seconds of it', () => assert.equal(run([0.1, 0, 0, 0, 0, 0, 0]), 'SSSSSS.'));
  it('does not flicker between its two thresholds', () => {
    assert.equal(run([0.03, 0.03, 0.03]), '...');
    assert.equal(run([0.1, ...Array.from({ length: 20 }, () => 0.03)]), 'S'.repeat(21));
  });
});

describe('roundLevel', () => {
  for (const [level, rounded] of [
    [-1, 0],
    [0.024, 0],
    [0.026, 0.05],
    [0.5, 0.5],
    [7, 1],
  ] as const) {
    it(`${String(level)} is ${String(rounded)}`, () => assert.equal(roundLevel(level), rounded));
  }
});

describe('screenEncoding', () => {
  it('sends letters sharp, and less of it to many', () => {
    assert.equal(screenEncoding(1, 0).scaleResolutionDownBy, 1);
    assert.ok(screenEncoding(7, 0).maxBitrate < screenEncoding(1, 0).maxBitrate);
    assert.ok(screenEncoding(2, 1000).maxBitrate <= 500_000);
  });
});

describe('ActiveSpeaker', () => {
  const voice = (id: string, level: number) => ({ id, level, speaking: level > 0.04 });
  const times = <T>(count: number, work: () => T): T => {
    let last = work();
    for (let n = 1; n < count; n += 1) last = work();
    return last;
  };
  it('gives the floor to the first who speaks, at once', () => {
    const floor = new ActiveSpeaker();
    assert.equal(floor.next([voice('a', 0), voice('b', 0)]), null);
    assert.equal(floor.next([voice('a', 0), voice('b', 0.2)]), 'b');
  });
  it('leaves it to who spoke last', () => {
    const floor = new ActiveSpeaker();
    floor.next([voice('a', 0.2), voice('b', 0)]);
    assert.equal(
      times(50, () => floor.next([voice('a', 0), voice('b', 0)])),
      'a',
    );
  });
  it('does not jump at a cough, but at somebody who goes on', () => {
    const floor = new ActiveSpeaker();
    times(10, () => floor.next([voice('a', 0.2), voice('b', 0)]));
    assert.equal(
      times(3, () => floor.next([voice('a', 0.2), voice('b', 0.9)])),
      'a',
    );
    times(20, () => floor.next([voice('a', 0.2), voice('b', 0)]));
    assert.equal(
      times(20, () => floor.next([voice('a', 0), voice('b', 0.2)])),
      'b',
    );
  });
  it('stays while two speak as loud as each other', () => {
    const floor = new ActiveSpeaker();
    times(10, () => floor.next([voice('a', 0.2), voice('b', 0)]));
    assert.equal(
      times(50, () => floor.next([voice('a', 0.2), voice('b', 0.22)])),
      'a',
    );
  });
  it('forgets who left', () => {
    const floor = new ActiveSpeaker();
    floor.next([voice('a', 0.2)]);
    assert.equal(floor.next([voice('b', 0)]), null);
  });
});

describe('orderHands', () => {
  const people = (...raised: string[]): Participant[] =>
    ['a', 'b', 'c'].map((id) => ({ id, hand: raised.includes(id) }) as Participant);
  it('keeps the order in which hands were raised', () => {
    const first = orderHands([], people('c'));
    const second = orderHands(first, people('a', 'c'));
    assert.deepEqual(second, ['c', 'a']);
    assert.deepEqual(orderHands(second, people('a', 'b')), ['a', 'b']);
    assert.equal(orderHands(second, people('a', 'c')), second);
  });
});

describe('Outbox', () => {
  /** Two sides over connections that may lose what was said last. */
  const talk = (losses: readonly boolean[]): string[] => {
    const [near, far] = [new Outbox<string>(), new Outbox<string>()];
    const heard: string[] = [];
    const deliver = (item: { n: number; message: string }): void => {
      if (far.accept(item.n)) heard.push(item.message);
    };
    far.greet(near.epoch); // `hello` comes first on every connection
    let connected = true;
    losses.forEach((lost, index) => {
      const item = near.add(String(index));
      if (!connected || lost) connected = false;
      else deliver(item);
      if (index % 3 === 2) {
        near.acknowledge(far.received);
        far.greet(near.epoch);
        near.greet(far.epoch).forEach(deliver);
        connected = true;
      }
    });
    near.greet(far.epoch).forEach(deliver);
    return heard;
  };
  it('brings everything across once and in order, whatever is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (losses) => {
        assert.deepEqual(
          talk(losses),
          losses.map((_, index) => String(index)),
        );
      }),
    );
  });
  it('starts over with a page that is another one', () => {
    const box = new Outbox<string>();
    box.greet('first page');
    assert.ok(box.accept(1));
    assert.ok(!box.accept(1));
    box.greet('reloaded page');
    assert.ok(box.accept(1));
  });
  it('holds a thousand, and says when it is full', () => {
    const box = new Outbox<number>();
    for (let n = 0; n < 1000; n += 1) box.add(n);
    assert.ok(box.full);
    box.acknowledge(1);
    assert.ok(!box.full);
  });
});

describe('readStats', () => {
  const report = (rows: readonly object[]): RTCStatsReport =>
    new Map(rows.map((row) => [(row as { id: string }).id, row]));
  const rows = (timestamp: number, bytes: number, received: number, packetsLost: number) => [
    { id: 'T', type: 'transport', timestamp, selectedCandidatePairId: 'P' },
    {
      id: 'P',
      type: 'candidate-pair',
      timestamp,
      localCandidateId: 'L',
      remoteCandidateId: 'R',
      currentRoundTripTime: 0.05,
    },
    { id: 'L', type: 'local-candidate', timestamp, candidateType: 'relay', protocol: 'udp' },
    { id: 'R', type: 'remote-candidate', timestamp, candidateType: 'host', protocol: 'udp' },
    {
      id: 'V',
      type: 'inbound-rtp',
      kind: 'video',
      timestamp,
      bytesReceived: bytes,
      packetsReceived: received,
      packetsLost,
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 30,
    },
    {
      id: 'A',
      type: 'inbound-rtp',
      kind: 'audio',
      timestamp,
      bytesReceived: 0,
      packetsReceived: 0,
      packetsLost: 0,
      jitter: 0.01,
    },
    { id: 'O', type: 'outbound-rtp', kind: 'video', timestamp, bytesSent: bytes, qualityLimitationReason: 'bandwidth' },
  ];
  it('gives rates over the time between two readings', () => {
    const first = readStats(report(rows(1000, 1000, 100, 0)), null);
    assert.deepEqual([first.stats.bitrateIn, first.stats.packetLoss], [0, 0]);
    const { stats } = readStats(report(rows(3000, 26_000, 190, 10)), first.sample);
    assert.equal(stats.bitrateIn, 100_000);
    assert.equal(stats.bitrateOut, 100_000);
    assert.equal(stats.packetLoss, 0.1);
    assert.equal(stats.roundTripTime, 0.05);
    assert.equal(stats.jitter, 0.01);
    assert.deepEqual(stats.in, { frameWidth: 640, frameHeight: 360, framesPerSecond: 30 });
    assert.deepEqual(stats.candidatePair, { local: 'relay', remote: 'host', protocol: 'udp' });
    assert.equal(stats.limitation, 'bandwidth');
    assert.equal(qualityOf(stats), 'poor');
    assert.equal(pathOf(stats), 'relayed');
  });
  it('reads an empty report', () => {
    const { stats } = readStats(report([]), null);
    assert.equal(qualityOf(stats), 'unknown');
    assert.equal(pathOf(stats), 'unknown');
  });
});
