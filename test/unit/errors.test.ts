import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError, isCallErrorCode } from '../../src/errors.js';

const DOM_EXCEPTIONS = [
  ['NotAllowedError', 'permission-denied'],
  ['SecurityError', 'permission-denied'],
  ['NotFoundError', 'device-not-found'],
  ['OverconstrainedError', 'device-not-found'],
  ['NotReadableError', 'device-in-use'],
  ['NotSupportedError', 'unsupported'],
  ['AbortError', 'aborted'],
  ['TimeoutError', 'timeout'],
  ['InvalidStateError', 'invalid-state'],
  ['OperationError', 'negotiation-failed'],
] as const;

const PEER_ERRORS = [
  ['network', 'signaling-unreachable'],
  ['unavailable-id', 'id-taken'],
  ['peer-unavailable', 'peer-unreachable'],
  ['browser-incompatible', 'unsupported'],
  ['webrtc', 'negotiation-failed'],
] as const;

describe('CallError.from', () => {
  for (const [name, code] of DOM_EXCEPTIONS) {
    it(`says ${code} for a ${name}, in our words`, () => {
      const thrown = new DOMException('The browser says so.', name);
      const error = CallError.from(thrown);
      assert.equal(error.code, code);
      assert.equal(error.cause, thrown);
      assert.ok(!error.message.includes('The browser says so'));
      assert.match(error.message, /\.$/);
    });
  }
  for (const [type, code] of PEER_ERRORS) {
    it(`says ${code} for PeerJS's ${type}, whose message may be empty`, () => {
      assert.equal(CallError.from(Object.assign(new Error(), { type })).code, code);
    });
  }
  it('gives back a CallError as it is', () => {
    const error = new CallError('room-full');
    assert.equal(CallError.from(error), error);
  });
  for (const thrown of [undefined, null, 'text', 7, {}, { name: '__proto__' }, { type: 'constructor' }]) {
    it(`uses the fallback for ${JSON.stringify(thrown)}`, () => {
      assert.equal(CallError.from(thrown, 'timeout').code, 'timeout');
    });
  }
});

describe('CallError', () => {
  it('is recoverable by its code, unless it is said otherwise', () => {
    assert.equal(new CallError('signaling-unreachable').recoverable, true);
    assert.equal(new CallError('room-full').recoverable, false);
    assert.equal(new CallError('signaling-unreachable', 'x', { recoverable: false }).recoverable, false);
  });
  it('knows its codes, and nothing that only looks like one', () => {
    assert.ok(isCallErrorCode('room-full'));
    for (const other of ['toString', '__proto__', '', 'ROOM-FULL', 1, null]) assert.ok(!isCallErrorCode(other));
  });
});
