/** What the elements and pages may do with a call. CallSession is the one implementation. */
import type { TypedEventTarget } from '../internal/typed-event-target.js';
import type { EndReason } from './call-state.js';
import type { SessionEventMap } from './session-events.js';
import type { CallOptions, CallSnapshot, DeviceKind, JoinOptions } from './types.js';

export interface Session extends TypedEventTarget<SessionEventMap> {
  /** Everything there is to show, frozen, replaced on change. */
  readonly snapshot: CallSnapshot;
  /** Changes what the next `join()` goes by; a new name is told to the others at once. */
  configure(options: Partial<CallOptions>): void;
  /** Opens the lobby: asks for the devices and shows the preview. Never rejects for a device. */
  prepare(): Promise<void>;
  /** Enters the room; rejects with a CallError that says why not. */
  join(options?: JoinOptions): Promise<void>;
  /** Ends the call for me; never rejects, and does nothing when there is none. */
  leave(reason?: EndReason): Promise<void>;
  /** Resolves to whether it is on now; rejects with the CallError of the device. */
  toggleMicrophone(on?: boolean): Promise<boolean>;
  toggleCamera(on?: boolean): Promise<boolean>;
  setDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /** Leaves, and lets go of everything for good. */
  close(): void;
}
