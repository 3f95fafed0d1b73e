/**
 * The seam between this node and the truth about ids and rooms. What is true is decided behind it, atomically, and
 * comes back as numbered events; rooms.ts keeps a copy of the rooms its own pages are in and tells them. In one
 * process the truth is memory-registry.ts.
 */
import type { PeerInfo, PeerLeaveReason } from '../src/signaling/protocol.js';

export type Role = PeerInfo['role'];
/** What a join may be refused with; codes of CallError. */
export type Refusal = 'room-full' | 'not-allowed' | 'invalid-state' | 'signaling-unreachable';

export interface Member extends PeerInfo {
  /** The revision of the room that brought this member in: who came earlier is dialled by who came later. */
  readonly since: number;
}

export type RoomChange =
  | { readonly type: 'joined'; readonly member: Member }
  | { readonly type: 'left'; readonly id: string; readonly reason: PeerLeaveReason }
  | { readonly type: 'changed'; readonly id: string; readonly name?: string; readonly role?: Role };

/** One change of one room; revisions of a room have no gaps. */
export type RoomEvent = RoomChange & { readonly room: string; readonly rev: number };

export interface JoinRequest {
  readonly room: string;
  readonly id: string;
  readonly name: string;
  /** The ticket of an earlier join, from a page whose socket was lost. */
  readonly resume?: string | undefined;
}

export type JoinAnswer =
  | {
      readonly ok: true;
      readonly rev: number;
      readonly members: readonly Member[];
      readonly resume: string;
      /** The seat was still there: nobody was told of a join. */
      readonly resumed: boolean;
    }
  | { readonly ok: false; readonly code: Refusal };

export interface Registry {
  /** Called in order of revisions, before the promise of the operation that caused the event resolves. */
  onEvent: (event: RoomEvent) => void;
  join(request: JoinRequest): Promise<JoinAnswer>;
  leave(room: string, id: string, reason: PeerLeaveReason): Promise<void>;
  rename(room: string, id: string, name: string): Promise<void>;
  /** Rooms with anybody in them, as far as this node knows. */
  readonly size: number;
  close(): Promise<void>;
}
