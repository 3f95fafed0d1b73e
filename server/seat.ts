/**
 * An id and the token that owns it, for as long as a socket or a grace period holds them. It keeps what is sent
 * while the socket is away, and is what PeerServer takes for a socket (`wire`). It knows no rooms.
 */
import { clearTimeout, setTimeout } from 'node:timers';
import { BACKLOG_BYTES, BACKLOG_FRAMES } from './limits.js';

/** The live connection under a seat, as far as a seat needs it. */
export interface SeatSocket {
  transmit(text: string): void;
  /** Ends the connection with a close code; nothing more is heard of it. */
  finish(code: number, reason: string): void;
}

/** What a seat tells of itself; one object for all seats. */
export interface SeatOwner {
  /** What a seat is to be sent when PeerServer sends it `text`. */
  unwrap(text: string): string;
  /** PeerServer has heard nothing of it for too long. */
  onGivenUp(seat: Seat): void;
}

/** What PeerServer does with a WebSocket: three events, two methods. */
export class Wire {
  readonly #seat: Seat;
  readonly #owner: SeatOwner;
  #message: ((data: string) => void) | null = null;
  #close: (() => void) | null = null;

  constructor(seat: Seat, owner: SeatOwner) {
    this.#seat = seat;
    this.#owner = owner;
  }
  on(event: string, listener: (data?: unknown) => void): void {
    if (event === 'message') this.#message = listener;
    else if (event === 'close') this.#close = listener;
  }
  send(text: string): void {
    this.#seat.send(this.#owner.unwrap(text));
  }
  /** PeerServer gives the client up: it has been silent for too long. */
  close(): void {
    this.#owner.onGivenUp(this.#seat);
  }
  receive(text: string): void {
    this.#message?.(text);
  }
  /** Tells PeerServer that the id is free. */
  end(): void {
    this.#close?.();
    this.#message = this.#close = null;
  }
}

/** Nothing under way; one promise for all idle seats. */
const IDLE: Promise<void> = Promise.resolve();

export class Seat {
  readonly id: string;
  readonly token: string;
  readonly wire: Wire;
  socket: SeatSocket | null = null;
  /** Room operations of one page run one after another. */
  operations: Promise<void> = IDLE;
  ended = false;
  #backlog: string[] | null = null;
  #bytes = 0;
  #grace: NodeJS.Timeout | null = null;

  constructor(id: string, token: string, owner: SeatOwner) {
    this.id = id;
    this.token = token;
    this.wire = new Wire(this, owner);
  }

  /** Sends, or keeps for the socket that may come back, as much as is allowed. */
  send(text: string): void {
    if (this.socket) {
      this.socket.transmit(text);
      return;
    }
    if (this.ended) return;
    this.#backlog ??= [];
    // What does not fit is lost: a page that comes back is told the whole roster and dials again.
    if (this.#backlog.length >= BACKLOG_FRAMES || this.#bytes + text.length > BACKLOG_BYTES) return;
    this.#backlog.push(text);
    this.#bytes += text.length;
  }

  /** Puts a new socket under the seat; an older one is closed, and what was kept is handed over. */
  attach(socket: SeatSocket): void {
    const old = this.socket;
    this.socket = socket;
    old?.finish(4000, 'replaced by a newer connection');
    for (const text of this.takeBacklog()) socket.transmit(text);
  }

  /** What was kept for a socket that has not come back. */
  takeBacklog(): readonly string[] {
    const kept = this.#backlog ?? [];
    this.#backlog = null;
    this.#bytes = 0;
    return kept;
  }

  /** The socket is gone, unless another has taken its place already; starts the grace period. */
  detach(socket: SeatSocket, grace: number, onOver: (seat: Seat) => void): boolean {
    if (this.socket !== socket) return false;
    this.socket = null;
    this.#hold(grace, onOver);
    return true;
  }

  #hold(grace: number, onOver: (seat: Seat) => void): void {
    this.#cancel();
    this.#grace = setTimeout(() => {
      this.#grace = null;
      onOver(this);
    }, grace);
  }

  /** The page is there and acts in its room: no grace period runs. A page whose socket is gone again is not there. */
  settle(): void {
    if (this.socket) this.#cancel();
  }

  #cancel(): void {
    if (this.#grace) clearTimeout(this.#grace);
    this.#grace = null;
  }

  get waiting(): boolean {
    return this.#grace !== null;
  }

  /** The id is free from now on. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#cancel();
    this.#backlog = null;
    this.wire.end();
  }
}
