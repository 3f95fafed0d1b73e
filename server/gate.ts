/**
 * The door for sockets: who may open one, and every frame that comes in: sized, counted, parsed, authorised, then
 * handed to PeerServer or the rooms. Nothing reaches either that did not pass here. It decides nothing about rooms.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData, type Server, type ServerOptions } from 'ws';
import { isPeerId, LIMITS, parseClientFrame, type ClientFrame, type RelayedFrame } from '../src/signaling/protocol.js';
import type { Addresses } from './addresses.js';
import { frames } from './frames.js';
import { CLOSE_TIMEOUT } from './limits.js';
import type { Metrics } from './metrics.js';
import { isAllowedOrigin } from './origins.js';
import { PageSocket, refuseUpgrade, type ErrorCode } from './page-socket.js';
import { KEY, type PeerRealm } from './peer-realm.js';
import type { JoinPayload } from './room-copy.js';
import type { HostAction } from './room-table.js';
import type { Rooms } from './rooms.js';
import { Seat } from './seat.js';
import { parseStockFrame, type StockFrame } from './stock.js';

export interface GateOptions {
  readonly origins: readonly string[];
  readonly maxConnections: number;
  readonly maxFrame: number;
  readonly rate: number;
  readonly grace: number;
  readonly stockClients: boolean;
}

export interface GateParts {
  readonly peers: PeerRealm;
  readonly rooms: Rooms;
  readonly addresses: Addresses;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** PeerJS's tokens are opaque: anything that stands in a URL. */
const TOKEN = new RegExp(`^[\\x21-\\x7e]{1,${String(LIMITS.token)}}$`);

/** What a page may give as the reason of its own leaving; everything else is said by the server. */
const OWN_REASONS = ['left', 'page-closed', 'replaced'] as const;

const parseText = (data: RawData, isBinary: boolean): unknown => {
  if (isBinary) return null;
  try {
    return JSON.parse((data as Buffer).toString());
  } catch {
    // No JSON: the caller treats it like any other frame that is none of ours.
    return null;
  }
};

export class Gate {
  readonly #options: GateOptions;
  readonly #origins: ReadonlySet<string>;
  readonly #peers: PeerRealm;
  readonly #rooms: Rooms;
  readonly #addresses: Addresses;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #seats = new Map<string, Seat>();
  readonly #sockets = new Set<PageSocket>();
  readonly #wss: Server<typeof PageSocket>;
  #closing = false;

  constructor(options: GateOptions, { peers, rooms, addresses, metrics, log }: GateParts) {
    this.#options = options;
    this.#origins = new Set(options.origins);
    this.#peers = peers;
    this.#rooms = rooms;
    this.#addresses = addresses;
    this.#metrics = metrics;
    this.#log = log;
    const wsOptions: ServerOptions<typeof PageSocket> & { closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      WebSocket: PageSocket,
      maxPayload: options.maxFrame,
      maxFragments: 64,
      perMessageDeflate: false,
      // Known to ws since 8.19, not yet to its types.
      closeTimeout: CLOSE_TIMEOUT,
    };
    this.#wss = new WebSocketServer(wsOptions);
    this.#wss.on('error', (error) => {
      log.warn({ err: error }, 'the WebSocket server reported an error');
    });
  }

  get connections(): number {
    return this.#sockets.size;
  }

  get seats(): number {
    return this.#seats.size;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { origin, host } = request.headers;
    if (this.#closing || this.#sockets.size >= this.#options.maxConnections * 1.1) {
      this.#metrics.refusal('full');
      refuseUpgrade(socket, '503 Service Unavailable');
      return;
    }
    if (!isAllowedOrigin(origin, host, this.#origins)) {
      this.#metrics.refusal('origin');
      this.#log.info('refused a socket from a foreign origin');
      refuseUpgrade(socket, '403 Forbidden');
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (page) => {
      this.#accept(page, request);
    });
  }

  #accept(page: PageSocket, request: IncomingMessage): void {
    // An unheard error event ends the process; ws closes the socket by itself.
    page.on('error', (error) => {
      this.#log.debug({ code: (error as NodeJS.ErrnoException).code }, 'a socket failed');
    });
    if (this.#sockets.size >= this.#options.maxConnections) {
      this.#metrics.refusal('full');
      page.refuse('rate-limited', 'The server is full. Try again later.', 1013);
      return;
    }
    const query = new URL(request.url ?? '', 'http://gate').searchParams;
    const id = query.get('id');
    const token = query.get('token');
    if (query.get('key') !== KEY || !isPeerId(id) || token === null || !TOKEN.test(token)) {
      this.#metrics.refusal('address');
      page.refuse('invalid-state', 'The address needs a valid id, token and key.');
      return;
    }
    const address = this.#addresses.of(request);
    if (!this.#addresses.open(address)) {
      this.#metrics.refusal('connections-per-address');
      page.refuse('rate-limited', 'Too many connections from this network. Try again later.', 1013);
      return;
    }
    page.address = address;
    this.#sockets.add(page);
    page.meter(this.#options.rate, this.#options.rate * 2);
    page.on('message', (data, isBinary) => {
      this.#receive(page, data, isBinary);
    });
    page.on('ping', () => {
      if (!page.take()) this.#strike(page, 'rate-limited', 'Too many frames.');
    });
    page.on('close', () => {
      this.#sockets.delete(page);
      this.#addresses.close(page.address);
      page.over = true;
      page.seat?.detach(page, this.#options.grace, this.#onGraceOver);
    });
    this.#seat(page, id, token);
  }

  #seat(page: PageSocket, id: string, token: string): void {
    const held = this.#seats.get(id);
    if (held && held.token !== token) {
      this.#metrics.refusal('id-taken');
      page.transmit(frames.idTaken);
      page.finish(1008, 'id taken');
      return;
    }
    if (held) {
      page.seat = held;
      // PeerServer says OPEN once per id; a page that comes back would wait for it for ever.
      page.transmit(frames.open);
      held.attach(page);
      if (!this.#rooms.has(held)) held.settle();
      return;
    }
    const seat = new Seat(id, token, (text) => this.#peers.unwrap(text), this.#onGivenUp);
    this.#seats.set(id, seat);
    page.seat = seat;
    seat.attach(page);
    this.#peers.connect(seat);
  }

  #strike(page: PageSocket, code: ErrorCode, msg: string): void {
    this.#metrics.refusal(code);
    page.strike(code, msg);
  }

  #receive(page: PageSocket, data: RawData, isBinary: boolean): void {
    const { seat } = page;
    if (page.over || !seat) return;
    const now = performance.now();
    if (!page.take(now)) {
      this.#strike(page, 'rate-limited', 'Too many frames.');
      return;
    }
    const value = parseText(data, isBinary);
    const frame = parseClientFrame(value);
    if (frame) {
      this.#metrics.frame(frame.type);
      this.#act(page, seat, frame, now);
      return;
    }
    // What a plain PeerJS page sends is no frame of ours, and goes to plain pages only.
    const stock = this.#options.stockClients && !this.#rooms.has(seat) ? parseStockFrame(value) : null;
    if (stock) this.#relay(seat, stock, now);
    else this.#strike(page, 'invalid-state', 'This is no frame of this server.');
  }

  #act(page: PageSocket, seat: Seat, frame: ClientFrame, now: number): void {
    switch (frame.type) {
      case 'OFFER':
      case 'ANSWER':
      case 'CANDIDATE':
        this.#relay(seat, frame, now);
        return;
      case 'HEARTBEAT':
        this.#peers.alive(seat);
        return;
      case 'PING':
        this.#peers.alive(seat);
        page.transmit(frames.pong(frame.payload.n));
        return;
      case 'JOIN':
        this.#join(page, seat, frame.payload);
        return;
      case 'LEAVE-ROOM': {
        const { reason } = frame.payload;
        this.#rooms.leave(seat, OWN_REASONS.find((own) => own === reason) ?? 'left');
        return;
      }
      case 'RENAME':
        this.#rooms.rename(seat, frame.payload.name);
        return;
      case 'ICE':
        this.#rooms.sendIce(seat);
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
    if (this.#addresses.join(page.address)) {
      this.#rooms.join(seat, payload);
      return;
    }
    this.#metrics.refusal('joins-per-address');
    seat.send(frames.refused('rate-limited'));
  }

  #host(page: PageSocket, seat: Seat, action: HostAction): void {
    this.#rooms.act(seat, action, () => {
      this.#strike(page, 'not-allowed', 'Only a host of the room may do this.');
    });
  }

  #relay(seat: Seat, { type, dst, payload }: RelayedFrame | StockFrame, now: number): void {
    if (!this.#reaches(seat, dst)) {
      // The same for an id that is nowhere and one in another room: ids cannot be probed.
      if (type !== 'CANDIDATE') seat.send(frames.expire(dst, seat.id));
      return;
    }
    // Who relays acts in the room: a seat that came back with a new socket is not given away.
    if (seat.waiting) seat.settle();
    this.#peers.pass(seat, type, dst, JSON.stringify({ type, src: seat.id, dst, payload }));
    this.#metrics.relayed(now);
  }

  /** Members of one room reach each other; plain PeerJS pages reach each other where they are let in at all. */
  #reaches(seat: Seat, dst: string): boolean {
    if (this.#rooms.reaches(seat, dst)) return true;
    if (!this.#options.stockClients || this.#rooms.has(seat)) return false;
    const other = this.#seats.get(dst);
    return other !== undefined && !this.#rooms.has(other);
  }

  #end(seat: Seat): void {
    this.#seats.delete(seat.id);
    seat.end();
  }

  readonly #onGraceOver = (seat: Seat): void => {
    this.#rooms.leave(seat, 'unreachable');
    if (!seat.socket) this.#end(seat);
  };

  /** PeerServer has heard nothing of it for too long. */
  readonly #onGivenUp = (seat: Seat): void => {
    seat.socket?.finish(4001, 'no heartbeat');
    this.#rooms.leave(seat, 'unreachable');
    this.#end(seat);
  };

  /** Lets nobody in any more, and sends everybody a last frame of their own. */
  announceEnd(frame: () => string): void {
    this.#closing = true;
    for (const page of this.#sockets) page.transmit(frame());
  }

  /** Closes every socket with a code and frees every id; resolves when the sockets are gone. */
  async close(code: number, reason: string): Promise<void> {
    this.#closing = true;
    const gone = [...this.#sockets].map(
      (page) =>
        new Promise<void>((resolve) => {
          page.once('close', resolve);
          page.finish(code, reason);
        }),
    );
    await Promise.all(gone);
    for (const seat of [...this.#seats.values()]) this.#end(seat);
  }
}
