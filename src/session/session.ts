/** What the elements and pages may do with a call. CallSession is the one implementation. */
import type { TypedEventTarget } from '../internal/typed-event-target.js';
import type { EndReason } from './call-state.js';
import type { SessionEventMap } from './session-events.js';
import type { CallOptions, CallSnapshot, CallStats, DeviceKind, JoinOptions, Message } from './types.js';

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
  /** Rejects with `aborted` when nothing was chosen, `unsupported` where the browser cannot share. */
  toggleScreenShare(on?: boolean): Promise<boolean>;
  setDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /**
   * Writes to everybody, or to one. Resolves when it is handed over: it arrives once and in order, on a later
   * connection if need be. Rejects with `invalid-state` outside a call, `too-large`, or `peer-unreachable`.
   */
  sendMessage(text: string, options?: { readonly to?: string | null }): Promise<Message>;
  /** Shows an emoji to everybody for a moment. */
  react(emoji: string): Promise<void>;
  /** Resolves to whether my hand is up now. */
  raiseHand(on?: boolean): Promise<boolean>;
  /** Keeps somebody on the stage, for me alone; null lets go. */
  pin(id: string | null): void;
  /** Figures of every connection, read once a second. */
  getStats(): CallStats;
  /** Leaves, and lets go of everything for good. */
  close(): void;
}
