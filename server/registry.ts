/**
 * The seam between this node and the truth about ids and rooms. What is true is decided behind it, atomically, by the
 * rules of room-table.ts, and comes back as numbered events; rooms.ts keeps a copy of the rooms its own pages are in
 * and tells them. In one process the truth is memory-registry.ts, for many nodes redis-registry.ts.
 */
import type { Answer, RoomEvent, RoomOperation, RoomState } from './room-table.js';

/** Who the rooms are for; rooms.ts listens. */
export interface RoomListener {
  /** In order of revisions, and before the promise of the operation that caused it resolves. */
  onEvent(room: string, event: RoomEvent): void;
  /** The truth can be reached again, and may have lost everything: what this node knows of itself is written down. */
  onRestored(): void;
  /** All nodes have had time for that: what was missed is to be told. */
  onSettled(): void;
  /** The rooms this node holds copies of, and the other nodes in each. */
  rooms(): Iterable<readonly [room: string, nodes: ReadonlySet<string>]>;
  /** A node is gone for good: its members are to be taken out. */
  onNodeLost(node: string): void;
}

/** Who the ids are for; gate.ts listens. */
export interface IdListener {
  /** A frame from another node for a page of this one. */
  onDelivery(id: string, text: string): void;
  /** A page has turned up with its token on another node. */
  onMoved(id: string, node: string): void;
  /** The ids this node holds, and their tokens. */
  ids(): Iterable<readonly [id: string, token: string]>;
}

export interface Result {
  readonly answer: Answer;
  /** The room after the operation; null where it is gone. */
  readonly state: RoomState | null;
}

export interface Registry {
  /** The name of this node. */
  readonly node: string;
  /** Whether the truth can be reached. */
  readonly ready: boolean;
  listen(rooms: RoomListener): void;
  listenToIds(ids: IdListener): void;
  /** Takes an id for a token; false when it belongs to another. At once where no other node could object. */
  claim(id: string, token: string): boolean | Promise<boolean>;
  release(id: string, token: string): void;
  /** Does something to a room. Rejects when the truth cannot be reached. */
  operate(room: string, operation: RoomOperation): Promise<Result>;
  /** A room as it is; null where there is none. */
  read(room: string): Promise<RoomState | null>;
  /** Hands a frame to a page on another node, after all that was done to the room before. */
  deliver(node: string, id: string, text: string): void;
  close(): Promise<void>;
}
