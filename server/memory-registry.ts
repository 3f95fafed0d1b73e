/** The truth about rooms within one process. Every operation is one synchronous step; it knows no rules of its own. */
import { DEAF, type Registry, type RegistryListener, type Result } from './registry.js';
import { operate, type RoomOperation, type RoomState } from './room-table.js';

/** How long an empty room remembers whom it had thrown out, in ms. */
const MEMORY = 3_600_000;

export class MemoryRegistry implements Registry {
  readonly node = 'here';
  listener: RegistryListener = DEAF;
  readonly #rooms = new Map<string, RoomState>();
  /** Empty rooms that remember something, and until when; oldest first. */
  readonly #empty = new Map<string, { readonly state: RoomState; readonly until: number }>();

  get size(): number {
    return this.#rooms.size;
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
      if (state) this.#empty.set(room, { state, until: now + MEMORY });
    }
    for (const event of events) this.listener.onEvent(room, event);
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
