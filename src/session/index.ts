/** The call without elements: everything a page needs that draws its own. No Lit in here, and nothing runs on import. */
export { CallError, isCallErrorCode } from '../errors.js';
export type { CallErrorCode } from '../errors.js';
export type { Session } from './session.js';
export type { CallState, EndReason } from './call-state.js';
export type * from './session-events.js';
export type * from './types.js';
