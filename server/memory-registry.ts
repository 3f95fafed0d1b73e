/**
 * The truth about rooms within one process. Every operation is one synchronous step; it knows no rules of its own.
 * There is no other node: ids are the gate's alone, and nothing is ever lost.
 */
import type { Registry, Result, RoomListener } from './registry.js';
import { operate, type RoomOperation, type RoomState } from './room-table.js';

/** How long an empty room remembers whom it had thrown out, in ms. */
export const BAN_MEMORY = 3_600_000;

export class MemoryRegistry implements Registry {
  readonly node = 'here';
  readonly ready = true;
  #listener: RoomListener | null = null;
  readonly #rooms = new Map<string, RoomState>();
  /** Empty rooms that remember something, and until when; oldest first. */
  readonly #empty = new Map<string, { readonly state: RoomState; readonly until: number }>();

  listen(rooms: RoomListener): void {
    this.#listener = rooms;
  }
  listenToIds(): void {
    // No other node has anything to say about ids.
  }
  claim(): boolean {
    return true;
  }
  release(): void {
    // The gate's own table is all there is.
  }
  deliver(): void {
    // There is no other node.
  }

  async operate(room: string, operation: RoomOperation): Promise<Result> {
    const now = Date.now();
    this.#forget(now);
    const before = this.#rooms.get(room) ?? this.#empty.get(room)?.state ?? null;
    const { state, events, answer } = operate(before, operation, now);
    this.#empty.delete(room);
    if (state && state.members.length > 0) this.#rooms.set(room, state);
    else {
      this.#rooms.delete(room);
      if (state) this.#empty.set(room, { state, until: now + BAN_MEMORY });
    }
    for (const event of events) this.#listener?.onEvent(room, event);
    return { answer, state };
  }

  async read(room: string): Promise<RoomState | null> {
    return this.#rooms.get(room) ?? null;
  }

  async close(): Promise<void> {
    this.#rooms.clear();
    this.#empty.clear();
  }

  #forget(now: number): void {
    for (const [room, { until }] of this.#empty) {
      if (until > now) return;
      this.#empty.delete(room);
    }
  }
}
