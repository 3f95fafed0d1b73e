/**
 * Every event the elements speak with. Requests climb from a control to the nearest <rtc-call>, which serves them
 * unless somebody on the way prevented them; facts are told by <rtc-call> after everything already agrees. The
 * module knows what is said, not who says it.
 */
import type { CallError } from './errors.js';
import type { CallState, EndReason } from './session/call-state.js';
import type { DeviceChoice, DeviceKind, Message, Participant } from './session/types.js';

const REQUEST: EventInit = { bubbles: true, composed: true, cancelable: true };
const FACT: EventInit = { bubbles: true, composed: true };

/** Somebody wants to enter the room. */
export class RtcJoinRequestEvent extends Event {
  constructor() {
    super('rtc-join-request', REQUEST);
  }
}

/** Somebody wants to leave the call. */
export class RtcLeaveRequestEvent extends Event {
  constructor() {
    super('rtc-leave-request', REQUEST);
  }
}

/** The microphone is wanted on or off; the other way round than it is when `on` is left out. */
export class RtcMicrophoneRequestEvent extends Event {
  readonly on: boolean | undefined;
  constructor(on?: boolean) {
    super('rtc-microphone-request', REQUEST);
    this.on = on;
  }
}

/** The camera is wanted on or off; the other way round than it is when `on` is left out. */
export class RtcCameraRequestEvent extends Event {
  readonly on: boolean | undefined;
  constructor(on?: boolean) {
    super('rtc-camera-request', REQUEST);
    this.on = on;
  }
}

/** Another microphone, camera or speaker is wanted. */
export class RtcDeviceRequestEvent extends Event {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  constructor(kind: DeviceKind, deviceId: string) {
    super('rtc-device-request', REQUEST);
    this.kind = kind;
    this.deviceId = deviceId;
  }
}

/** The screen is wanted shared or not; the other way round than it is when `on` is left out. */
export class RtcScreenRequestEvent extends Event {
  readonly on: boolean | undefined;
  constructor(on?: boolean) {
    super('rtc-screen-request', REQUEST);
    this.on = on;
  }
}

/** Something is to be written: to everybody, or to the participant whose id is `to`. */
export class RtcMessageRequestEvent extends Event {
  readonly text: string;
  readonly to: string | null;
  constructor(text: string, to: string | null = null) {
    super('rtc-message-request', REQUEST);
    this.text = text;
    this.to = to;
  }
}

/** The participant with this id is wanted on the stage; with null nobody is. */
export class RtcPinRequestEvent extends Event {
  readonly id: string | null;
  constructor(id: string | null) {
    super('rtc-pin-request', REQUEST);
    this.id = id;
  }
}

/** My hand is wanted up or down; the other way round than it is when `on` is left out. */
export class RtcHandRequestEvent extends Event {
  readonly on: boolean | undefined;
  constructor(on?: boolean) {
    super('rtc-hand-request', REQUEST);
    this.on = on;
  }
}

/** Everybody is to see this emoji for a moment. */
export class RtcReactionRequestEvent extends Event {
  readonly emoji: string;
  constructor(emoji: string) {
    super('rtc-reaction-request', REQUEST);
    this.emoji = emoji;
  }
}

/** The call came into another state; `reason` is null unless it ended. */
export class RtcStateChangeEvent extends Event {
  readonly state: CallState;
  readonly previous: CallState;
  readonly reason: EndReason | null;
  constructor(state: CallState, previous: CallState, reason: EndReason | null) {
    super('rtc-state-change', FACT);
    this.state = state;
    this.previous = previous;
    this.reason = reason;
  }
}

/** Somebody came in. */
export class RtcParticipantJoinEvent extends Event {
  readonly participant: Participant;
  constructor(participant: Participant) {
    super('rtc-participant-join', FACT);
    this.participant = participant;
  }
}

/** Somebody is gone. */
export class RtcParticipantLeaveEvent extends Event {
  readonly participant: Participant;
  readonly reason: EndReason;
  constructor(participant: Participant, reason: EndReason) {
    super('rtc-participant-leave', FACT);
    this.participant = participant;
    this.reason = reason;
  }
}

/** Something about somebody changed: name, microphone, camera, screen, hand, speaking, connection. */
export class RtcParticipantChangeEvent extends Event {
  readonly participant: Participant;
  constructor(participant: Participant) {
    super('rtc-participant-change', FACT);
    this.participant = participant;
  }
}

/** Somebody else wrote. */
export class RtcMessageEvent extends Event {
  readonly message: Message;
  constructor(message: Message) {
    super('rtc-message', FACT);
    this.message = message;
  }
}

/** Somebody, me included, reacted with an emoji; `from` is a participant id. */
export class RtcReactionEvent extends Event {
  readonly from: string;
  readonly emoji: string;
  constructor(from: string, emoji: string) {
    super('rtc-reaction', FACT);
    this.from = from;
    this.emoji = emoji;
  }
}

/** Devices were plugged in or out; `devices` are all there are now. */
export class RtcDeviceChangeEvent extends Event {
  readonly devices: readonly DeviceChoice[];
  constructor(devices: readonly DeviceChoice[]) {
    super('rtc-device-change', FACT);
    this.devices = devices;
  }
}

/** Something failed that no caller is waiting for; what was asked for by a method rejects there instead. */
export class RtcCallErrorEvent extends Event {
  readonly error: CallError;
  constructor(error: CallError) {
    super('rtc-error', FACT);
    this.error = error;
  }
}

/** What `addEventListener` knows on every element, on the document and on the window. */
export interface RtcEventMap {
  'rtc-join-request': RtcJoinRequestEvent;
  'rtc-leave-request': RtcLeaveRequestEvent;
  'rtc-microphone-request': RtcMicrophoneRequestEvent;
  'rtc-camera-request': RtcCameraRequestEvent;
  'rtc-device-request': RtcDeviceRequestEvent;
  'rtc-screen-request': RtcScreenRequestEvent;
  'rtc-message-request': RtcMessageRequestEvent;
  'rtc-pin-request': RtcPinRequestEvent;
  'rtc-hand-request': RtcHandRequestEvent;
  'rtc-reaction-request': RtcReactionRequestEvent;
  'rtc-state-change': RtcStateChangeEvent;
  'rtc-participant-join': RtcParticipantJoinEvent;
  'rtc-participant-leave': RtcParticipantLeaveEvent;
  'rtc-participant-change': RtcParticipantChangeEvent;
  'rtc-message': RtcMessageEvent;
  'rtc-reaction': RtcReactionEvent;
  'rtc-device-change': RtcDeviceChangeEvent;
  'rtc-error': RtcCallErrorEvent;
}

declare global {
  // HTMLElementEventMap, DocumentEventMap and WindowEventMap all extend this one.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends RtcEventMap {}
}
