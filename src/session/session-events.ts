/** What a CallSession announces, one class per shape. The elements tell the same facts as `rtc-*` events. */
import type { CallError } from '../errors.js';
import type { LinkStepEvent } from '../signaling/signaling.js';
import type { CallState, EndReason } from './call-state.js';
import type { DeviceChoice, Message, Participant } from './types.js';

export class StateChangeEvent extends Event {
  readonly state: CallState;
  readonly previous: CallState;
  readonly reason: EndReason | null;
  constructor(state: CallState, previous: CallState, reason: EndReason | null) {
    super('statechange');
    this.state = state;
    this.previous = previous;
    this.reason = reason;
  }
}

export class ParticipantEvent extends Event {
  readonly participant: Participant;
  constructor(type: 'participantjoin' | 'participantchange', participant: Participant) {
    super(type);
    this.participant = participant;
  }
}

export class ParticipantLeaveEvent extends Event {
  readonly participant: Participant;
  readonly reason: EndReason;
  constructor(participant: Participant, reason: EndReason) {
    super('participantleave');
    this.participant = participant;
    this.reason = reason;
  }
}

/** Somebody else wrote. */
export class ChatMessageEvent extends Event {
  readonly message: Message;
  constructor(message: Message) {
    super('message');
    this.message = message;
  }
}

/** Somebody, me included, reacted with an emoji. */
export class ReactionEvent extends Event {
  /** Participant id. */
  readonly from: string;
  readonly emoji: string;
  constructor(from: string, emoji: string) {
    super('reaction');
    this.from = from;
    this.emoji = emoji;
  }
}

export class DeviceChangeEvent extends Event {
  readonly devices: readonly DeviceChoice[];
  constructor(devices: readonly DeviceChoice[]) {
    super('devicechange');
    this.devices = devices;
  }
}

export class SessionErrorEvent extends Event {
  readonly error: CallError;
  constructor(error: CallError) {
    super('error');
    this.error = error;
  }
}

/** A step of the connection with one participant, for those who want to watch it being made. */
export class SessionStepEvent extends Event {
  readonly participant: string;
  readonly step: LinkStepEvent['step'];
  readonly detail: unknown;
  constructor(participant: string, { step, detail }: LinkStepEvent) {
    super('step');
    this.participant = participant;
    this.step = step;
    this.detail = detail;
  }
}

export interface SessionEventMap {
  /** The snapshot was replaced; at most once per microtask, before the facts below are told. */
  change: Event;
  statechange: StateChangeEvent;
  participantjoin: ParticipantEvent;
  participantchange: ParticipantEvent;
  participantleave: ParticipantLeaveEvent;
  devicechange: DeviceChangeEvent;
  message: ChatMessageEvent;
  reaction: ReactionEvent;
  /** Something failed that nobody is waiting for. */
  error: SessionErrorEvent;
  step: SessionStepEvent;
}
