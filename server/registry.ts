/**
 * The seam between this node and the truth about ids and rooms. What is true is decided behind it, atomically, by the
 * rules of room-table.ts, and comes back as numbered events; rooms.ts keeps a copy of the rooms its own pages are in
 * and tells them. In one process the truth is memory-registry.ts.
 */
import type { Answer, RoomEvent, RoomOperation, RoomState } from './room-table.js';

export interface RegistryListener {
  /** In order of revisions, and before the promise of the operation that caused it resolves. */
  onEvent(room: string, event: RoomEvent): void;
}

export interface Result {
  readonly answer: Answer;
  /** The room after the operation; null where it is gone. */
  readonly state: RoomState | null;
}

export interface Registry {
  /** The name of this node. */
  readonly node: string;
  listener: RegistryListener;
  /** Does something to a room. Rejects when the truth cannot be reached. */
  operate(room: string, operation: RoomOperation): Promise<Result>;
  /** A room as it is; null where there is none. */
  read(room: string): Promise<RoomState | null>;
  /** Rooms with anybody in them, as far as this node knows. */
  readonly size: number;
  close(): Promise<void>;
}

/** Before anybody listens. */
export const DEAF: RegistryListener = { onEvent: () => undefined };
