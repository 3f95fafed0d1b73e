/**
 * Every event the elements speak with. Requests climb from a control to the nearest <rtc-call>, which serves them
 * unless somebody on the way prevented them; facts are told by <rtc-call> after everything already agrees. The
 * module knows what is said, not who says it.
 */
import type { CallError } from './errors.js';
import type { CallState, EndReason } from './session/call-state.js';
import type { DeviceChoice, DeviceKind, Participant } from './session/types.js';

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

/** Something about somebody changed: name, microphone, camera, speaking, connection. */
export class RtcParticipantChangeEvent extends Event {
  readonly participant: Participant;
  constructor(participant: Participant) {
    super('rtc-participant-change', FACT);
    this.participant = participant;
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
  'rtc-state-change': RtcStateChangeEvent;
  'rtc-participant-join': RtcParticipantJoinEvent;
  'rtc-participant-leave': RtcParticipantLeaveEvent;
  'rtc-participant-change': RtcParticipantChangeEvent;
  'rtc-device-change': RtcDeviceChangeEvent;
  'rtc-error': RtcCallErrorEvent;
}

declare global {
  // HTMLElementEventMap, DocumentEventMap and WindowEventMap all extend this one.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends RtcEventMap {}
}
