/** Frames no page of ours would send, for fast-check: what an attacker types, generates and breaks. */
import fc from 'fast-check';
import { offer } from './shapes.js';

const keys = fc.constantFrom(
  'type',
  'payload',
  'dst',
  'src',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'room',
  'id',
  'n',
  'sdp',
);
const types = fc.constantFrom(
  ...['JOIN', 'LEAVE-ROOM', 'RENAME', 'PING', 'ICE', 'HEARTBEAT', 'OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE'],
  ...['OPEN', 'ERROR', 'ID-TAKEN', 'JOINED', 'PEER-LEFT', 'PEER-JOINED', 'KICKED', 'RESTART', 'ADMIT', 'KICK', 'END'],
);
/** The ids of those who must not hear of it. */
const targets = fc.constantFrom('good1', 'good2', 'stranger', 'nobody', '', '__proto__', 'constructor');
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));

const anything = fc.anything({ key: fc.oneof(keys, fc.string()), maxDepth: 4, withNullPrototype: true });
const shaped = fc.record(
  { type: fc.oneof(types, text, anything), dst: fc.oneof(targets, anything), src: targets, payload: anything },
  { requiredKeys: ['type'] },
);
const nearly = fc
  .tuple(targets, fc.constantFrom('payload', 'sdp', 'connectionId', 'type', 'serialization', 'reliable'), anything)
  .map(([dst, key, value]) => {
    const frame = structuredClone(offer(dst)) as { payload: Record<string, unknown> };
    frame.payload[key] = value;
    return frame;
  });
const stringify = (value: unknown): string => {
  try {
    return (
      JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item)) ?? 'undefined'
    );
  } catch {
    // Not for JSON: sent as words.
    return 'not json';
  }
};
const json = fc.oneof(shaped, nearly, anything).map(stringify);
const truncated = fc.tuple(json, fc.nat(200)).map(([whole, cut]) => whole.slice(0, cut));
const deep = fc
  .integer({ min: 10, max: 20_000 })
  .map((depth) => `{"type":"OFFER","dst":"good1","payload":${'['.repeat(depth)}${']'.repeat(depth)}}`);
const deepObjects = fc
  .integer({ min: 10, max: 5000 })
  .map((depth) => `${'{"payload":'.repeat(depth)}1${'}'.repeat(depth)}`);
const huge = fc
  .integer({ min: 1, max: 60_000 })
  .map((length) => JSON.stringify({ type: 'PING', payload: { n: 'x'.repeat(length) } }));
const prototypes = fc
  .tuple(types, targets)
  .map(
    ([type, dst]) =>
      `{"__proto__":{"type":"${type}","dst":"${dst}","payload":{}},"constructor":{"prototype":{"dst":"${dst}"}}}`,
  );
const binary = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

/** One frame of junk; now and then one that is right in form and goes to a stranger. */
export const junkFrame: fc.Arbitrary<string | Buffer> = fc.oneof(
  { arbitrary: json, weight: 8 },
  { arbitrary: text, weight: 3 },
  { arbitrary: truncated, weight: 3 },
  { arbitrary: prototypes, weight: 2 },
  { arbitrary: binary, weight: 2 },
  { arbitrary: deep, weight: 1 },
  { arbitrary: deepObjects, weight: 1 },
  { arbitrary: huge, weight: 1 },
  { arbitrary: targets.map((dst) => JSON.stringify(offer(dst))), weight: 2 },
);
