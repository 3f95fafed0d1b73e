/** The states of a call and the one table of what leads where. Pure; it knows nothing of peers, media or views. */
import { CallError } from '../errors.js';

export type CallState = 'idle' | 'lobby' | 'joining' | 'waiting' | 'joined' | 'reconnecting' | 'ended';

export type EndReason =
  'left' | 'kicked' | 'room-ended' | 'room-full' | 'denied' | 'replaced' | 'unreachable' | 'failed' | 'page-closed';

/**
 * `prepare` opens the lobby, `join` asks to be let in, `wait` is told to by the server, `enter` is inside, `lose` and
 * `enter` again are the signaling socket going and coming back, `end` is over for whatever reason.
 */
export type CallInput = 'prepare' | 'join' | 'wait' | 'enter' | 'lose' | 'end';

export const TRANSITIONS = {
  idle: { prepare: 'lobby', join: 'joining' },
  lobby: { join: 'joining', end: 'ended' },
  joining: { wait: 'waiting', enter: 'joined', end: 'ended' },
  waiting: { enter: 'joined', end: 'ended' },
  joined: { lose: 'reconnecting', end: 'ended' },
  reconnecting: { enter: 'joined', end: 'ended' },
  ended: { prepare: 'lobby', join: 'joining' },
} as const satisfies Record<CallState, Partial<Record<CallInput, CallState>>>;

/** Where an input leads; throws `invalid-state`, naming the edge, where it leads nowhere. */
export const transition = (state: CallState, input: CallInput): CallState => {
  const next = (TRANSITIONS[state] as Partial<Record<CallInput, CallState>>)[input];
  if (next === undefined) throw new CallError('invalid-state', `The call cannot do this now: ${state} -> ${input}.`);
  return next;
};
