/** The words of local media that the session and the elements share. Types only. */
import type { CallError } from '../errors.js';

/** A device as the person chooses it. `label` is empty until the browser has allowed one of its kind. */
export interface DeviceChoice {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  readonly label: string;
}
export type DeviceKind = 'microphone' | 'camera' | 'speaker';
export type LocalDeviceState = 'off' | 'requesting' | 'live' | 'failed';

/** One of my own devices, frozen: `live` says the track says so, never what was asked for. */
export interface LocalDevice {
  readonly state: LocalDeviceState;
  /** A request is under way; the state has not caught up with it. */
  readonly pending: boolean;
  /** The device in use, or the one last chosen; empty when the browser chose. */
  readonly deviceId: string;
  /** Why it failed; null unless `state` is `failed`. */
  readonly error: CallError | null;
}

/** What I can send, line by line; every connection carries these four. */
export type MediaLine = 'microphone' | 'camera' | 'screen' | 'screen-audio';
