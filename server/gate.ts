/**
 * The door for sockets: who may open one, and every frame that comes in: sized, counted, parsed, authorised, then
 * handed to PeerServer or the rooms. Nothing reaches either that did not pass here. It decides nothing about rooms.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData, type Server, type ServerOptions } from 'ws';
import { isPeerId, LIMITS, parseClientFrame, type ClientFrame, type RelayedFrame } from '../src/signaling/protocol.js';
import { CLOSE_TIMEOUT } from './limits.js';
import { isAllowedOrigin } from './origins.js';
import { PageSocket, refuseUpgrade } from './page-socket.js';
import { KEY, type PeerRealm } from './peer-realm.js';
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
  readonly #log: Logger;
  readonly #seats = new Map<string, Seat>();
  readonly #sockets = new Set<PageSocket>();
  readonly #wss: Server<typeof PageSocket>;
  #closing = false;

  constructor(options: GateOptions, peers: PeerRealm, rooms: Rooms, log: Logger) {
    this.#options = options;
    this.#origins = new Set(options.origins);
    this.#peers = peers;
    this.#rooms = rooms;
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
      refuseUpgrade(socket, '503 Service Unavailable');
      return;
    }
    if (!isAllowedOrigin(origin, host, this.#origins)) {
      this.#log.info('refused a socket from a foreign origin');
      refuseUpgrade(socket, '403 Forbidden');
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (page) => {
      this.#accept(page, request.url ?? '');
    });
  }

  #accept(page: PageSocket, url: string): void {
    // An unheard error event ends the process; ws closes the socket by itself.
    page.on('error', (error) => {
      this.#log.debug({ code: (error as NodeJS.ErrnoException).code }, 'a socket failed');
    });
    if (this.#sockets.size >= this.#options.maxConnections) {
      page.refuse('rate-limited', 'The server is full. Try again later.', 1013);
      return;
    }
    const query = new URL(url, 'http://gate').searchParams;
    const id = query.get('id');
    const token = query.get('token');
    if (query.get('key') !== KEY || !isPeerId(id) || token === null || !TOKEN.test(token)) {
      page.refuse('invalid-state', 'The address needs a valid id, token and key.');
      return;
    }
    this.#sockets.add(page);
    page.meter(this.#options.rate, this.#options.rate * 2);
    page.on('message', (data, isBinary) => {
      this.#receive(page, data, isBinary);
    });
    page.on('ping', () => {
      if (!page.take()) page.strike('rate-limited', 'Too many frames.');
    });
    page.on('close', () => {
      this.#sockets.delete(page);
      page.over = true;
      page.seat?.detach(page, this.#options.grace, this.#onGraceOver);
    });
    this.#seat(page, id, token);
  }

  #seat(page: PageSocket, id: string, token: string): void {
    const held = this.#seats.get(id);
    if (held && held.token !== token) {
      page.transmit(JSON.stringify({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } }));
      page.finish(1008, 'id taken');
      return;
    }
    if (held) {
      page.seat = held;
      // PeerServer says OPEN once per id; a page that comes back would wait for it for ever.
      page.transmit('{"type":"OPEN"}');
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

  #receive(page: PageSocket, data: RawData, isBinary: boolean): void {
    const { seat } = page;
    if (page.over || !seat) return;
    if (!page.take()) {
      page.strike('rate-limited', 'Too many frames.');
      return;
    }
    const value = parseText(data, isBinary);
    const frame = parseClientFrame(value);
    if (frame) {
      this.#act(page, seat, frame);
      return;
    }
    // What a plain PeerJS page sends is no frame of ours, and goes to plain pages only.
    const stock = this.#options.stockClients && !this.#rooms.has(seat) ? parseStockFrame(value) : null;
    if (stock) this.#relay(seat, stock);
    else page.strike('invalid-state', 'This is no frame of this server.');
  }

  #act(page: PageSocket, seat: Seat, frame: ClientFrame): void {
    switch (frame.type) {
      case 'OFFER':
      case 'ANSWER':
      case 'CANDIDATE':
        this.#relay(seat, frame);
        return;
      case 'HEARTBEAT':
        this.#peers.alive(seat);
        return;
      case 'PING':
        this.#peers.alive(seat);
        page.transmit(`{"type":"PONG","payload":{"n":${String(frame.payload.n)}}}`);
        return;
      case 'JOIN':
        this.#rooms.join(seat, frame.payload);
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
    }
  }

  #relay(seat: Seat, { type, dst, payload }: RelayedFrame | StockFrame): void {
    if (!this.#reaches(seat, dst)) {
      // The same for an id that is nowhere and one in another room: ids cannot be probed.
      if (type !== 'CANDIDATE') seat.send(JSON.stringify({ type: 'EXPIRE', src: dst, dst: seat.id }));
      return;
    }
    // Who relays acts in the room: a seat that came back with a new socket is not given away.
    if (seat.waiting) seat.settle();
    this.#peers.pass(seat, type, dst, JSON.stringify({ type, src: seat.id, dst, payload }));
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
