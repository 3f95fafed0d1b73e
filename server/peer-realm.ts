/**
 * The unmodified PeerServer, fed by hand. It sees a seat where it expects a socket, and of a frame that is passed on
 * only a label with type and destination: it decides who gets it, the frame itself stays here and is handed over when
 * PeerServer sends the label on. So nothing is parsed twice, and nothing reaches PeerServer that was not checked.
 */
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { ExpressPeerServer, type IConfig } from 'peer';
import type { Logger } from 'pino';
import { ALIVE } from './limits.js';
import type { Seat } from './seat.js';
import { TimerZone } from './timer-zone.js';

/** PeerJS's default key; the stock API names it in its paths. */
export const KEY = 'peerjs';

export class PeerRealm {
  readonly #door = new EventEmitter();
  readonly #zone = new TimerZone();
  readonly #app: Express;
  #letter: string | null = null;

  constructor(server: Server, log: Logger) {
    this.#app = ExpressPeerServer(server, {
      path: '/',
      key: KEY,
      alive_timeout: ALIVE,
      // The gate counts connections; PeerServer's own limit can be walked around.
      concurrent_limit: Number.MAX_SAFE_INTEGER,
      createWebSocketServer: (() => this.#door) as unknown as NonNullable<IConfig['createWebSocketServer']>,
    });
    this.#app.disable('x-powered-by');
    // Without a listener one error event would end the process.
    (this.#app as NodeJS.EventEmitter).on('error', (error: Error) => {
      log.warn({ err: error }, 'PeerServer reported an error');
    });
  }

  /** PeerServer's HTTP API, to be mounted at the base path; mounting it starts PeerServer. */
  mount(onto: Express): void {
    this.#zone.run(() => onto.use(this.#app));
  }

  /** A new seat, for which PeerServer answers OPEN. */
  connect(seat: Seat): void {
    const url = `/?id=${seat.id}&token=${encodeURIComponent(seat.token)}&key=${KEY}`;
    this.#door.emit('connection', seat.wire, { url });
  }

  /** Passes a checked frame on to another seat. */
  pass(from: Seat, type: string, dst: string, letter: string): void {
    this.#letter = letter;
    from.wire.receive(`{"type":"${type}","dst":"${dst}"}`);
    this.#letter = null;
  }

  alive(seat: Seat): void {
    seat.wire.receive('{"type":"HEARTBEAT"}');
  }

  /** What a seat is to be sent when PeerServer sends it `text`. */
  unwrap(text: string): string {
    return this.#letter ?? text;
  }

  close(): void {
    this.#zone.end();
    this.#door.removeAllListeners();
  }
}
