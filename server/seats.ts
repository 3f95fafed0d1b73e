/**
 * Which ids are held on this node, and by whom: new ones are claimed, pages that come back get theirs, others are told
 * that it is taken. It reads no frames and decides nothing about rooms.
 */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Logger } from 'pino';
import { frames } from './frames.js';
import type { Metrics } from './metrics.js';
import type { PageSocket } from './page-socket.js';
import type { PeerRealm } from './peer-realm.js';
import type { Registry } from './registry.js';
import type { Rooms } from './rooms.js';
import { Seat, type SeatOwner } from './seat.js';

export interface SeatsParts {
  readonly peers: PeerRealm;
  readonly rooms: Rooms;
  readonly metrics: Metrics;
  readonly registry: Registry;
  readonly log: Logger;
}

export class Seats {
  readonly #peers: PeerRealm;
  readonly #rooms: Rooms;
  readonly #metrics: Metrics;
  readonly #registry: Registry;
  readonly #log: Logger;
  readonly #grace: number;
  readonly #seats = new Map<string, Seat>();
  readonly #timers = new Set<NodeJS.Timeout>();

  readonly #owner: SeatOwner = {
    unwrap: (text) => this.#peers.unwrap(text),
    onGivenUp: (seat) => {
      seat.socket?.finish(4001, 'no heartbeat');
      this.#rooms.leave(seat, 'unreachable');
      this.#end(seat);
    },
  };

  /** @param grace ms for which a lost socket keeps its seat */
  constructor(grace: number, { peers, rooms, metrics, registry, log }: SeatsParts) {
    this.#grace = grace;
    this.#peers = peers;
    this.#rooms = rooms;
    this.#metrics = metrics;
    this.#registry = registry;
    this.#log = log;
    registry.listenToIds({
      onDelivery: (id, text) => this.#seats.get(id)?.send(text),
      onMoved: (id, node) => {
        this.#onMoved(id, node);
      },
      ids: () => [...this.#seats].map(([id, { token }]) => [id, token] as const),
    });
  }

  get size(): number {
    return this.#seats.size;
  }

  get(id: string): Seat | undefined {
    return this.#seats.get(id);
  }

  /** Gives a page the seat of its id, or tells it that somebody else has it. */
  take(page: PageSocket, id: string, token: string): void {
    const held = this.#seats.get(id);
    if (held) {
      if (held.token === token) this.#reattach(page, held);
      else this.#taken(page);
      return;
    }
    const claim = this.#registry.claim(id, token);
    if (typeof claim === 'boolean') {
      if (claim) this.#open(page, id, token);
      else this.#taken(page);
      return;
    }
    // What the page sends meanwhile stays in the kernel.
    page.pause();
    claim.then(
      (mine) => {
        page.resume();
        if (!mine) this.#taken(page);
        // Another socket of the same page may have been faster.
        else if (this.#seats.has(id)) this.take(page, id, token);
        else if (!page.over) this.#open(page, id, token);
      },
      (error: unknown) => {
        this.#log.error({ err: error }, 'an id could not be claimed');
        page.refuse('signaling-unreachable', 'The server cannot do this now. Try again later.', 1013);
      },
    );
  }

  #taken(page: PageSocket): void {
    this.#metrics.refusal('id-taken');
    page.transmit(frames.idTaken);
    page.finish(1008, 'id taken');
  }

  #reattach(page: PageSocket, seat: Seat): void {
    page.seat = seat;
    // PeerServer says OPEN once per id; a page that comes back would wait for it for ever.
    page.transmit(frames.open);
    seat.attach(page);
    if (!this.#rooms.has(seat)) seat.settle();
  }

  #open(page: PageSocket, id: string, token: string): void {
    const seat = new Seat(id, token, this.#owner);
    this.#seats.set(id, seat);
    page.seat = seat;
    seat.attach(page);
    this.#peers.connect(seat);
  }

  /** The socket of a page is gone. */
  lose(page: PageSocket): void {
    page.seat?.detach(page, this.#grace, this.#onGraceOver);
  }

  #end(seat: Seat): void {
    this.#seats.delete(seat.id);
    seat.end();
    this.#registry.release(seat.id, seat.token);
  }

  /** A page of this node has turned up on another: what was kept for it goes after it. */
  #onMoved(id: string, node: string): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    this.#seats.delete(id);
    seat.socket?.finish(4000, 'replaced by a newer connection');
    const giveUp = this.#rooms.forget(seat);
    for (const text of seat.takeBacklog()) this.#registry.deliver(node, id, text);
    seat.end();
    if (giveUp) this.#later(giveUp);
  }

  /** After a grace period, unless the gate is closed before. */
  #later(work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, this.#grace);
    this.#timers.add(timer);
  }

  readonly #onGraceOver = (seat: Seat): void => {
    this.#rooms.leave(seat, 'unreachable');
    if (!seat.socket) this.#end(seat);
  };

  /** Frees everything here; the ids stay claimed, since their pages are on the way to another node. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const seat of this.#seats.values()) seat.end();
    this.#seats.clear();
  }
}
