/** The short way lets through exactly what the long way does, and writes the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readRelayed } from '../../server/relay-text.js';
import { parseClientFrame } from '../../src/signaling/protocol.js';
import { candidate, offer } from './support.js';

const longWay = (text: string): unknown => {
  const frame = parseClientFrame(JSON.parse(text));
  if (frame?.type !== 'OFFER' && frame?.type !== 'ANSWER' && frame?.type !== 'CANDIDATE') return null;
  return JSON.parse(JSON.stringify({ type: frame.type, dst: frame.dst, payload: frame.payload }));
};
const shortWay = (text: string): unknown => {
  const frame = readRelayed(text);
  return frame && { ...frame, payload: JSON.parse(frame.payload) as unknown };
};

const value = fc.oneof(
  fc.constantFrom<unknown>(
    '@',
    '',
    'a',
    'a b',
    'a-b',
    '-',
    'rtc',
    'offer',
    'answer',
    'data',
    0,
    64,
    65,
    -1,
    1.5,
    true,
    false,
    null,
    'x'.repeat(65),
    '"sdp":"',
    'a\\b',
    'a\nb',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.constant('x'), { maxLength: 2 }),
  fc.record(
    { candidate: fc.constant('c'), sdp: fc.string(), type: fc.constantFrom('offer', 'answer') },
    { requiredKeys: [] },
  ),
);
const answer = (dst: string): object => ({
  type: 'ANSWER',
  dst,
  payload: { type: 'data', connectionId: 'dc', sdp: { type: 'answer', sdp: 'v=0\r\n' } },
});
const paths = [
  'type',
  'dst',
  'src',
  'payload',
  'payload.type',
  'payload.connectionId',
  'payload.sdp',
  'payload.sdp.type',
  'payload.sdp.sdp',
  'payload.label',
  'payload.reliable',
  'payload.serialization',
  'payload.candidate',
  'payload.candidate.candidate',
  'payload.candidate.sdpMid',
  'payload.candidate.sdpMLineIndex',
  'payload.candidate.usernameFragment',
  'payload.extra',
];

const put = (frame: object, path: string, item: unknown): object => {
  const copy = structuredClone(frame);
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const part of parts) {
    const next = at[part];
    if (typeof next !== 'object' || next === null) return copy;
    at = next as Record<string, unknown>;
  }
  if (item === undefined) Reflect.deleteProperty(at, last);
  else at[last] = item;
  return copy;
};

/** What is no JSON is not passed on either. */
const attempt = (text: string): unknown => {
  try {
    return readRelayed(text);
  } catch {
    return null;
  }
};

describe('The short way of a relayed frame', () => {
  it('is taken by what pages send', () => {
    for (const frame of [offer('b', 'v=0\r\na=x\r\n'.repeat(300)), answer('b'), candidate('b')])
      assert.deepEqual(shortWay(JSON.stringify(frame)), frame);
  });

  it('agrees with the schema on every frame that is changed in up to three places', () => {
    const change = fc.tuple(fc.constantFrom(...paths), fc.option(value, { nil: undefined }));
    fc.assert(
      fc.property(
        fc.constantFrom(offer('b'), answer('b'), candidate('b')),
        fc.array(change, { maxLength: 3 }),
        (frame, changes) => {
          const text = JSON.stringify(changes.reduce((at, [path, item]) => put(at, path, item), frame));
          const short = shortWay(text);
          // What it does not take goes the long way; what it takes is the same.
          if (short !== null) assert.deepEqual(short, longWay(text));
          else if (!text.includes('\\') && !/"sdp":"[^"]*".*"sdp":"/.test(text) && !text.includes('"sdp":"@"'))
            assert.equal(longWay(text), null);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('never writes what is no JSON, or more than was checked', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '@', 'sdp', 'a', '\n', '\\u0022', '"sdp":"'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const frame = JSON.stringify(offer('b', 'SDP'))
          .replace('SDP', () => a)
          .replace('"dc_1"', () => `"${b}"`)
          .replace('"rtc"', () => `"rtc"${c}`);
        const result = attempt(frame);
        if (result)
          assert.notEqual(
            parseClientFrame({
              ...result,
              payload: JSON.parse((result as { payload: string }).payload) as unknown,
            }),
            null,
          );
      }),
      { numRuns: 20_000 },
    );
  });
});
