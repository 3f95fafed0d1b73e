/** The call without elements and without Lit: `import { createSession } from 'rtc-elements/session'`. */
export { CallError, type CallErrorCode } from '../errors.js';
export type { CallState, EndReason } from './call-state.js';
export { CallSession } from './call-session.js';
export { createSession } from './create-session.js';
export type { Connect } from './mesh.js';
export type { Session } from './session.js';
export {
  ChatMessageEvent,
  DeviceChangeEvent,
  ParticipantEvent,
  ParticipantLeaveEvent,
  ReactionEvent,
  SessionErrorEvent,
  SessionStepEvent,
  StateChangeEvent,
  type SessionEventMap,
} from './session-events.js';
export type * from './types.js';
