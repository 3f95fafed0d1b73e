/** Why a call ended, said to the person, to the server, and from an error. Pure. */
import type { CallError } from '../errors.js';
import type { PeerLeaveReason } from '../signaling/protocol.js';
import type { EndReason } from './call-state.js';

const REASONS: Partial<Record<CallError['code'], EndReason>> = {
  'room-full': 'room-full',
  'room-locked': 'denied',
  'not-allowed': 'denied',
  'token-invalid': 'denied',
  'token-expired': 'denied',
  'signaling-unreachable': 'unreachable',
};

/** What a final answer of the server means for the call. */
export const endReasonOf = ({ code }: CallError): EndReason => REASONS[code] ?? 'failed';

/** What the others are told of my going. */
export const leaveReasonOf = (reason: EndReason): PeerLeaveReason => (reason === 'page-closed' ? reason : 'left');
