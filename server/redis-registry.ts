/**
 * The truth about ids and rooms in Redis (or Valkey), for many nodes. A room is one key that is read, put through the
 * rules of room-table.ts, and swapped if nobody was faster; the same step tells the nodes that have pages in it. It
 * knows no sockets of pages.
 */
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { BAN_MEMORY } from './memory-registry.js';
import { RedisBus } from './redis-bus.js';
import { digest, keys } from './redis-scripts.js';
import type { IdListener, Registry, Result, RoomListener } from './registry.js';
import { operate, type RoomEvent, type RoomOperation, type RoomState } from './room-table.js';

/** A node that has not said for this long that it lives, in ms, ... */
const NODE_TTL = 3_000;
/** ... and not for so much longer, is lost: its pages have had time to come back elsewhere. */
const LOST_AFTER = 5_000;
const HEARTBEAT = 1_000;
/** Ids and rooms outlive their node by this much, in ms, and are kept this often. */
const KEY_TTL = 60_000;
const KEEP_EVERY = 10_000;
/** Times a swap is tried again when others are faster; a room has few writers. */
const ATTEMPTS = 50;
/** After an outage nobody is let in for this long, in ms, so that every node has put its members back before. */
const SETTLE = 1_500;
/** How long our own event may be under way, in ms, before it is taken for lost. */
const ECHO_TIMEOUT = 1_000;

interface EventMessage {
  readonly room: string;
  readonly events: readonly RoomEvent[];
  /** Names the operation to the node that did it. */
  readonly echo: string;
}

const nodesOf = (state: RoomState | null): string[] =>
  [...(state?.members ?? []), ...(state?.knocks ?? [])].map(({ node }) => node);

export class RedisRegistry implements Registry {
  readonly node = randomBytes(9).toString('base64url');
  readonly #bus: RedisBus;
  readonly #log: Logger;
  readonly #echoes = new Map<string, () => void>();
  /** Since when a node has not been heard of. */
  readonly #silent = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  #rooms: RoomListener | null = null;
  #ids: IdListener | null = null;
  #echo = 0;
  #started = false;
  /** When joins are decided again, by `performance.now()`. */
  #settled = 0;
  #settling: NodeJS.Timeout | undefined;

  constructor(url: string, log: Logger) {
    this.#log = log;
    this.#bus = new RedisBus(
      url,
      this.node,
      {
        onMessage: (text) => {
          this.#onMessage(text);
        },
        onReady: () => {
          if (this.#started) this.#settle();
          this.#attempt(this.#restore());
        },
      },
      log,
    );
    this.#timers = [
      setInterval(() => {
        this.#attempt(this.#beat());
      }, HEARTBEAT),
      setInterval(() => {
        this.#attempt(this.#keep());
      }, KEEP_EVERY),
    ];
  }

  async start(): Promise<void> {
    await this.#bus.start();
    this.#started = true;
  }

  get ready(): boolean {
    return this.#bus.ready && performance.now() >= this.#settled;
  }

  listen(rooms: RoomListener): void {
    this.#rooms = rooms;
  }

  listenToIds(ids: IdListener): void {
    this.#ids = ids;
  }

  async claim(id: string, token: string): Promise<boolean> {
    // While Redis is away ids are claimed when it is back; rooms cannot be joined before that either.
    if (!this.#bus.ready) return true;
    try {
      const before = await this.#bus.commands.rtcClaim(keys.id(id), digest(token), this.node, KEY_TTL);
      if (before === null) return false;
      if (before !== '' && before !== this.node) this.#bus.publish(before, `m${id} ${this.node}`);
      return true;
    } catch {
      // Gone in this very moment: as above.
      return true;
    }
  }

  release(id: string): void {
    this.#attempt(this.#bus.commands.rtcRelease(keys.id(id), this.node));
  }

  deliver(node: string, id: string, text: string): void {
    this.#bus.publish(node, `d${id} ${text}`);
  }

  async read(room: string): Promise<RoomState | null> {
    const text = await this.#bus.commands.hget(keys.room(room), 'state');
    return text ? (JSON.parse(text) as RoomState) : null;
  }

  async operate(room: string, operation: RoomOperation): Promise<Result> {
    if (!this.#bus.ready || (operation.type === 'join' && !this.ready)) throw new Error('Redis cannot be reached');
    let before = await this.read(room);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { state, events, answer } = operate(before, operation, Date.now());
      if (events.length === 0 && state?.rev === before?.rev) return { answer, state };
      const other = await this.#swap(room, before, state, events);
      if (other === undefined) return { answer, state };
      before = other;
    }
    throw new Error('a room could not be changed');
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#settling);
    // Others need not wait until we are missed.
    if (this.#bus.ready) await this.#bus.commands.del(keys.node(this.node)).catch(() => 0);
    this.#bus.close();
  }

  /** Undefined when it was done; otherwise the room as it is, because somebody else was faster. */
  async #swap(
    room: string,
    before: RoomState | null,
    after: RoomState | null,
    events: readonly RoomEvent[],
  ): Promise<RoomState | null | undefined> {
    this.#echo += 1;
    const message: EventMessage = { room, events, echo: `${this.node}/${String(this.#echo)}` };
    const nodes = new Set([this.node, ...nodesOf(before), ...nodesOf(after)]);
    const echo = this.#expectEcho(message);
    try {
      const done = await this.#bus.commands.rtcSwap(
        keys.room(room),
        before === null ? '' : String(before.rev),
        after === null ? '' : String(after.rev),
        after === null ? '' : JSON.stringify(after),
        after?.members.length === 0 ? BAN_MEMORY : KEY_TTL,
        `e${JSON.stringify(message)}`,
        ...[...nodes].map((node) => keys.channel(node)),
      );
      if (done !== 1) {
        echo.cancel();
        return done === '' ? null : (JSON.parse(String(done)) as RoomState);
      }
    } catch (error) {
      echo.cancel();
      throw error;
    }
    await echo.heard;
    return undefined;
  }

  /**
   * Our own event comes back to us in order with those of others: only when it has been applied may the page be
   * answered, or it would dial somebody on this node who has not heard of it.
   */
  #expectEcho(message: EventMessage): { heard: Promise<void>; cancel: () => void } {
    let cancel = (): void => undefined;
    const heard = new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#echoes.delete(message.echo);
        resolve();
      };
      const timer = setTimeout(() => {
        // The subscription is broken: what others said is compared when it is back.
        this.#apply(message);
        done();
      }, ECHO_TIMEOUT);
      this.#echoes.set(message.echo, done);
      cancel = done;
    });
    return { heard, cancel };
  }

  #apply({ room, events }: EventMessage): void {
    for (const event of events) this.#rooms?.onEvent(room, event);
  }

  #onMessage(text: string): void {
    const space = text.indexOf(' ');
    if (text.startsWith('d')) this.#ids?.onDelivery(text.slice(1, space), text.slice(space + 1));
    else if (text.startsWith('m')) this.#ids?.onMoved(text.slice(1, space), text.slice(space + 1));
    else if (text.startsWith('e')) {
      const message = JSON.parse(text.slice(1)) as EventMessage;
      this.#apply(message);
      this.#echoes.get(message.echo)?.();
    }
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settled = performance.now() + SETTLE;
    this.#settling = setTimeout(() => this.#rooms?.onSettled(), SETTLE);
  }

  async #restore(): Promise<void> {
    await this.#beat();
    await this.#keep();
    this.#rooms?.onRestored();
  }

  /** Says that this node lives, and finds out which others do not. */
  async #beat(): Promise<void> {
    if (!this.#bus.ready) {
      this.#silent.clear();
      return;
    }
    await this.#bus.commands.set(keys.node(this.node), '1', 'PX', NODE_TTL);
    const others = new Set([...(this.#rooms?.rooms() ?? [])].flatMap(([, nodes]) => [...nodes]));
    for (const node of this.#silent.keys()) if (!others.has(node)) this.#silent.delete(node);
    await Promise.all([...others].map((node) => this.#look(node)));
  }

  async #look(node: string): Promise<void> {
    if ((await this.#bus.commands.exists(keys.node(node))) === 1) {
      this.#silent.delete(node);
      return;
    }
    const now = performance.now();
    const since = this.#silent.get(node) ?? now;
    this.#silent.set(node, since);
    if (now - since < LOST_AFTER) return;
    this.#log.warn('a node is lost');
    this.#rooms?.onNodeLost(node);
  }

  /** Ids and rooms of this node do not expire. */
  async #keep(): Promise<void> {
    if (!this.#bus.ready) return;
    const ids = [...(this.#ids?.ids() ?? [])].map(async ([id, token]) => {
      const holder = await this.#bus.commands.rtcKeep(keys.id(id), digest(token), this.node, KEY_TTL);
      if (holder !== this.node) this.#ids?.onMoved(id, holder);
    });
    const rooms = [...(this.#rooms?.rooms() ?? [])].map(([room]) =>
      this.#bus.commands.pexpire(keys.room(room), KEY_TTL),
    );
    await Promise.all([...ids, ...rooms]);
  }

  /** Housekeeping that is tried again anyway. */
  #attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#log.debug({ err: error }, 'Redis did not answer');
    });
  }
}
