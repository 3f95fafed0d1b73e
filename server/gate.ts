/**
 * Every frame that comes in: counted, parsed, authorised, then handed to PeerServer or the rooms. Nothing reaches either
 * that did not pass here. How large a frame is was checked by ws before; what becomes of a room is decided elsewhere.
 */
import type { RawData } from 'ws';
import { parseClientFrame, type ClientFrame, type RelayedFrame } from '../src/signaling/protocol.js';
import type { Addresses } from './addresses.js';
import { frames } from './frames.js';
import type { Metrics } from './metrics.js';
import type { ErrorCode, PageSocket } from './page-socket.js';
import type { PeerRealm } from './peer-realm.js';
import type { Registry } from './registry.js';
import { readRelayed, type RelayText } from './relay-text.js';
import type { JoinPayload } from './room-copy.js';
import type { HostAction } from './room-table.js';
import type { Rooms } from './rooms.js';
import type { Seat } from './seat.js';
import type { Seats } from './seats.js';
import { parseStockFrame, type StockFrame } from './stock.js';

export interface GateParts {
  readonly peers: PeerRealm;
  readonly rooms: Rooms;
  readonly seats: Seats;
  readonly addresses: Addresses;
  readonly metrics: Metrics;
  readonly registry: Registry;
}

/** What a page may give as the reason of its own leaving; everything else is said by the server. */
const OWN_REASONS = ['left', 'page-closed', 'replaced'] as const;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the caller treats it like any other frame that is none of ours.
    return null;
  }
};

const usualRelay = (text: string): RelayText | null => {
  try {
    return readRelayed(text);
  } catch {
    // As above.
    return null;
  }
};

const isRelayed = (frame: ClientFrame): frame is RelayedFrame =>
  frame.type === 'OFFER' || frame.type === 'ANSWER' || frame.type === 'CANDIDATE';

const asText = ({ type, dst, payload }: RelayedFrame | StockFrame): RelayText => ({
  type,
  dst,
  payload: JSON.stringify(payload),
});

export class Gate {
  readonly #stockClients: boolean;
  readonly #parts: GateParts;

  /** @param stockClients let plain PeerJS pages reach each other */
  constructor(stockClients: boolean, parts: GateParts) {
    this.#stockClients = stockClients;
    this.#parts = parts;
  }

  /** One ping of WebSocket itself, which costs as much as a frame. */
  ping(page: PageSocket): void {
    if (!page.over && !page.take()) this.#strike(page, 'rate-limited', 'Too many frames.');
  }

  #strike(page: PageSocket, code: ErrorCode, msg: string): void {
    this.#parts.metrics.refusal(code);
    page.strike(code, msg);
  }

  receive(page: PageSocket, data: RawData, isBinary: boolean): void {
    const { seat } = page;
    if (page.over || !seat) return;
    const now = performance.now();
    if (!page.take(now)) {
      this.#strike(page, 'rate-limited', 'Too many frames.');
      return;
    }
    const text = isBinary ? '' : (data as Buffer).toString();
    const usual = usualRelay(text);
    if (usual) this.#relay(seat, usual, now);
    else this.#read(page, seat, parse(text), now);
  }

  #read(page: PageSocket, seat: Seat, value: unknown, now: number): void {
    const frame = parseClientFrame(value);
    if (frame && isRelayed(frame)) {
      this.#relay(seat, asText(frame), now);
      return;
    }
    if (frame) {
      this.#parts.metrics.frame(frame.type);
      this.#act(page, seat, frame);
      return;
    }
    // What a plain PeerJS page sends is no frame of ours, and goes to plain pages only.
    const stock = this.#stockClients && !this.#parts.rooms.has(seat) ? parseStockFrame(value) : null;
    if (stock) this.#relay(seat, asText(stock), now);
    else this.#strike(page, 'invalid-state', 'This is no frame of this server.');
  }

  #act(page: PageSocket, seat: Seat, frame: Exclude<ClientFrame, RelayedFrame>): void {
    switch (frame.type) {
      case 'HEARTBEAT':
        this.#parts.peers.alive(seat);
        return;
      case 'PING':
        this.#parts.peers.alive(seat);
        page.transmit(frames.pong(frame.payload.n));
        return;
      case 'JOIN':
        this.#join(page, seat, frame.payload);
        return;
      case 'LEAVE-ROOM': {
        const { reason } = frame.payload;
        this.#parts.rooms.leave(seat, OWN_REASONS.find((own) => own === reason) ?? 'left');
        return;
      }
      case 'RENAME':
        this.#parts.rooms.rename(seat, frame.payload.name);
        return;
      case 'ICE':
        this.#parts.rooms.sendIce(seat);
        return;
      case 'LOCK':
        this.#host(page, seat, { type: 'LOCK', on: frame.payload.on });
        return;
      case 'END':
        this.#host(page, seat, { type: 'END' });
        return;
      default:
        this.#host(page, seat, { type: frame.type, id: frame.payload.id });
    }
  }

  #join(page: PageSocket, seat: Seat, payload: JoinPayload): void {
    if (this.#parts.addresses.join(page.address)) {
      this.#parts.rooms.join(seat, payload);
      return;
    }
    this.#parts.metrics.refusal('joins-per-address');
    seat.send(frames.refused('rate-limited'));
  }

  #host(page: PageSocket, seat: Seat, action: HostAction): void {
    this.#parts.rooms.act(seat, action, () => {
      this.#strike(page, 'not-allowed', 'Only a host of the room may do this.');
    });
  }

  #relay(seat: Seat, { type, dst, payload }: RelayText, now: number): void {
    this.#parts.metrics.frame(type);
    const node = this.#parts.rooms.route(seat, dst) ?? this.#stockRoute(seat, dst);
    if (node === null) {
      // The same for an id that is nowhere and one in another room: ids cannot be probed.
      if (type !== 'CANDIDATE') seat.send(frames.expire(dst, seat.id));
      return;
    }
    // Who relays acts in the room: a seat that came back with a new socket is not given away.
    if (seat.waiting) seat.settle();
    // Neither ids nor types hold anything that JSON would escape.
    const letter = `{"type":"${type}","src":"${seat.id}","dst":"${dst}","payload":${payload}}`;
    if (node === this.#parts.registry.node) this.#parts.peers.pass(seat, type, dst, letter);
    else this.#parts.registry.deliver(node, dst, letter);
    this.#parts.metrics.relayed(now);
  }

  /** Plain PeerJS pages reach each other where they are let in at all, and nobody who is in a room. */
  #stockRoute(seat: Seat, dst: string): string | null {
    if (!this.#stockClients || this.#parts.rooms.has(seat)) return null;
    const other = this.#parts.seats.get(dst);
    return other !== undefined && !this.#parts.rooms.has(other) ? this.#parts.registry.node : null;
  }
}
