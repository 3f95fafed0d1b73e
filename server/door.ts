/**
 * Who may open a socket: the origin, how many there are, from where, and an address that PeerJS would write. What comes
 * through the socket then is the gate's business, whose id it is that of the seats.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type Server, type ServerOptions } from 'ws';
import { isPeerId, LIMITS } from '../src/signaling/protocol.js';
import type { Addresses } from './addresses.js';
import type { Gate } from './gate.js';
import { CLOSE_TIMEOUT } from './limits.js';
import type { Metrics } from './metrics.js';
import { isAllowedOrigin } from './origins.js';
import { PageSocket, refuseUpgrade } from './page-socket.js';
import { KEY } from './peer-realm.js';
import type { Seats } from './seats.js';

export interface DoorOptions {
  readonly origins: readonly string[];
  readonly maxConnections: number;
  readonly maxFrame: number;
  readonly rate: number;
}

export interface DoorParts {
  readonly gate: Gate;
  readonly seats: Seats;
  readonly addresses: Addresses;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** PeerJS's tokens are opaque: anything that stands in a URL. */
const TOKEN = new RegExp(`^[\\x21-\\x7e]{1,${String(LIMITS.token)}}$`);

export class Door {
  readonly #options: DoorOptions;
  readonly #origins: ReadonlySet<string>;
  readonly #gate: Gate;
  readonly #seats: Seats;
  readonly #addresses: Addresses;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #sockets = new Set<PageSocket>();
  readonly #wss: Server<typeof PageSocket>;
  #closing = false;

  constructor(options: DoorOptions, { gate, seats, addresses, metrics, log }: DoorParts) {
    this.#options = options;
    this.#origins = new Set(options.origins);
    this.#gate = gate;
    this.#seats = seats;
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
    // The answer to the upgrade and the first frame leave together.
    socket.cork();
    this.#wss.handleUpgrade(request, socket, head, (page) => {
      page.tcp = socket;
      this.#accept(page, request);
    });
    process.nextTick(() => {
      socket.uncork();
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
    const { url = '' } = request;
    const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
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
    page.rate = this.#options.rate;
    page.on('message', (data, isBinary) => {
      this.#gate.receive(page, data, isBinary);
    });
    page.on('ping', () => {
      this.#gate.ping(page);
    });
    page.on('close', () => {
      this.#sockets.delete(page);
      this.#addresses.close(page.address);
      page.over = true;
      this.#seats.lose(page);
    });
    this.#seats.take(page, id, token);
  }

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
    this.#seats.close();
  }
}
