import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallError } from '../../src/errors.js';
import { transition, TRANSITIONS, type CallInput, type CallState } from '../../src/session/call-state.js';

/** Every legal edge, written out once more by hand: the table under test must say exactly this. */
const LEGAL = [
  'idle -> prepare -> lobby',
  'idle -> join -> joining',
  'lobby -> join -> joining',
  'lobby -> end -> ended',
  'joining -> wait -> waiting',
  'joining -> enter -> joined',
  'joining -> end -> ended',
  'waiting -> enter -> joined',
  'waiting -> end -> ended',
  'joined -> lose -> reconnecting',
  'joined -> end -> ended',
  'reconnecting -> enter -> joined',
  'reconnecting -> end -> ended',
  'ended -> prepare -> lobby',
  'ended -> join -> joining',
];
const STATES = Object.keys(TRANSITIONS) as CallState[];
const INPUTS: CallInput[] = ['prepare', 'join', 'wait', 'enter', 'lose', 'end'];

describe('transition', () => {
  for (const state of STATES) {
    for (const input of INPUTS) {
      const edge = LEGAL.find((row) => row.startsWith(`${state} -> ${input} -> `));
      if (edge) {
        it(edge, () => assert.equal(transition(state, input), edge.split(' -> ')[2]));
      } else {
        it(`${state} -> ${input} is refused, and named`, () => {
          assert.throws(
            () => transition(state, input),
            (error: unknown) =>
              error instanceof CallError &&
              error.code === 'invalid-state' &&
              error.message.includes(`${state} -> ${input}`),
          );
        });
      }
    }
  }
});
