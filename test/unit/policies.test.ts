import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { roundLevel, SpeakingDetector } from '../../src/media/speaking.js';
import { cameraEncoding } from '../../src/session/encoding-policy.js';

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
