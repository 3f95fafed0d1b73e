import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseLinkMessage } from '../../src/session/link-protocol.js';
import { isPeerId, LIMITS, parseClientFrame, parseServerFrame } from '../../src/signaling/protocol.js';

const OFFER = {
  type: 'OFFER',
  dst: 'b',
  payload: {
    type: 'data',
    connectionId: 'dc_1',
    sdp: { type: 'offer', sdp: 'v=0' },
    reliable: true,
    serialization: 'rtc',
    label: 'dc_1',
  },
};

const GOOD = [
  { type: 'JOIN', payload: { room: 'standup', name: 'Ada' } },
  { type: 'JOIN', payload: { room: 'Küche 7', name: '', token: 'a.b.c', resume: 'ticket' } },
  { type: 'LEAVE-ROOM', payload: {} },
  { type: 'LEAVE-ROOM', payload: { reason: 'page-closed' } },
  { type: 'RENAME', payload: { name: '李' } },
  { type: 'PING', payload: { n: 1 } },
  { type: 'ICE' },
  { type: 'HEARTBEAT' },
  OFFER,
  { type: 'ANSWER', dst: 'b', payload: { type: 'data', connectionId: 'x', sdp: { type: 'answer', sdp: 'v=0' } } },
  {
    type: 'CANDIDATE',
    dst: 'b',
    payload: { type: 'data', connectionId: 'x', candidate: { candidate: 'c', sdpMid: '0', sdpMLineIndex: 0 } },
  },
];

const BAD = [
  { type: 'JOIN' },
  { type: 'JOIN', payload: { room: '', name: '' } },
  { type: 'JOIN', payload: { room: 'a\u0000b', name: '' } },
  { type: 'JOIN', payload: { room: 'r'.repeat(LIMITS.room + 1), name: '' } },
  { type: 'JOIN', payload: { room: 'r', name: 'n'.repeat(LIMITS.name + 1) } },
  { type: 'JOIN', payload: { room: ['r'], name: {} } },
  { type: 'PING', payload: { n: -1 } },
  { type: 'PING', payload: { n: 0.5 } },
  { type: '__proto__' },
  { type: 'constructor', payload: {} },
  { ...OFFER, dst: '../b' },
  { ...OFFER, dst: 7 },
  { ...OFFER, payload: { ...OFFER.payload, serialization: 'constructor' } },
  { ...OFFER, payload: { ...OFFER.payload, type: 'media' } },
  { ...OFFER, payload: { ...OFFER.payload, sdp: { type: 'answer', sdp: '' } } },
  { ...OFFER, payload: { ...OFFER.payload, sdp: { type: 'offer', sdp: 's'.repeat(LIMITS.sdp + 1) } } },
  null,
  [],
  'JOIN',
  42,
];

describe('parseClientFrame', () => {
  for (const frame of GOOD) {
    it(`takes ${JSON.stringify(frame).slice(0, 70)}`, () => assert.deepEqual(parseClientFrame(frame), frame));
  }
  for (const frame of BAD) {
    it(`refuses ${JSON.stringify(frame).slice(0, 70)}`, () => assert.equal(parseClientFrame(frame), null));
  }
  it('drops what it does not know', () => {
    const parsed = parseClientFrame({ type: 'PING', payload: { n: 1, more: [] }, extra: true });
    assert.deepEqual(parsed, { type: 'PING', payload: { n: 1 } });
  });
});

describe('the parsers of what strangers send', () => {
  const PARSERS = { parseClientFrame, parseServerFrame, parseLinkMessage } as const;
  for (const [name, parse] of Object.entries(PARSERS)) {
    it(`${name} never throws`, () => {
      fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (junk) => void parse(junk)),
        { numRuns: 3000 },
      );
    });
    it(`${name} never throws on frames with one part of them changed`, () => {
      const frame = fc
        .tuple(fc.constantFrom(...GOOD), fc.constantFrom('type', 'dst', 'payload'), fc.anything())
        .map(([good, key, junk]) => ({ ...good, [key]: junk }));
      fc.assert(
        fc.property(frame, (junk) => void parse(junk)),
        { numRuns: 2000 },
      );
    });
  }
});

describe('parseLinkMessage', () => {
  const state = { t: 'state', microphone: 'on', camera: 'off', screen: false, hand: false };
  const text = { t: 'text', id: '0'.repeat(32), text: 'Hello', private: false };
  const item = { t: 'item', n: 1, message: text };
  for (const message of [
    { t: 'beat', ack: 0 },
    { t: 'hello', epoch: 'e' },
    { t: 'bye', reason: 'left' },
    state,
    item,
  ]) {
    it(`takes ${message.t}`, () => assert.deepEqual(parseLinkMessage(JSON.stringify(message)), message));
  }
  for (const junk of [
    '',
    '{',
    'null',
    '{"t":"beat"}x',
    JSON.stringify({ ...state, camera: 'broken' }),
    JSON.stringify({ ...item, n: -1 }),
  ]) {
    it(`refuses ${junk || 'nothing'}`, () => assert.equal(parseLinkMessage(junk), null));
  }
  it('does not read what is far too long', () => {
    assert.equal(parseLinkMessage(JSON.stringify({ t: 'beat', ack: 0, x: 'x'.repeat(70_000) })), null);
  });
});

describe('isPeerId', () => {
  for (const id of ['a', 'a-b_c d', '0f8fad5b-d9cb-469f-a165-70867728950e'])
    it(`takes ${id}`, () => assert.ok(isPeerId(id)));
  for (const id of ['', '-a', 'a-', 'a--b', 'a/b', 'ä', 'x'.repeat(65), null, 7]) {
    it(`refuses ${String(id).slice(0, 20)}`, () => assert.ok(!isPeerId(id)));
  }
});
