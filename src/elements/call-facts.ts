/** What a session announces, told again as events of an element. */
import {
  RtcCallErrorEvent,
  RtcDeviceChangeEvent,
  RtcMessageEvent,
  RtcParticipantChangeEvent,
  RtcParticipantJoinEvent,
  RtcParticipantLeaveEvent,
  RtcReactionEvent,
  RtcStateChangeEvent,
} from '../events.js';
import type { CallError } from '../errors.js';
import type { Session } from '../session/session.js';

export const tellFacts = (session: Session, call: HTMLElement): void => {
  const tell = (fact: Event): void => void call.dispatchEvent(fact);
  session.addEventListener('statechange', (e) => tell(new RtcStateChangeEvent(e.state, e.previous, e.reason)));
  session.addEventListener('participantjoin', (e) => tell(new RtcParticipantJoinEvent(e.participant)));
  session.addEventListener('participantchange', (e) => tell(new RtcParticipantChangeEvent(e.participant)));
  session.addEventListener('participantleave', (e) => tell(new RtcParticipantLeaveEvent(e.participant, e.reason)));
  session.addEventListener('message', (e) => tell(new RtcMessageEvent(e.message)));
  session.addEventListener('reaction', (e) => tell(new RtcReactionEvent(e.from, e.emoji)));
  session.addEventListener('devicechange', (e) => tell(new RtcDeviceChangeEvent(e.devices)));
  session.addEventListener('error', ({ error }) => tellError(call, error));
};

/** For what nobody waits for. */
export const tellError = (call: HTMLElement, error: CallError): void => {
  call.dispatchEvent(new RtcCallErrorEvent(error));
};
