/**
 * One WebSocket of a page: what it may still send, whose seat it is, and how it is ended. It knows neither frames
 * nor rooms. A subclass of ws's WebSocket, so that ten thousand idle pages cost no closures of ours.
 */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { Bucket } from './bucket.js';
import { frames } from './frames.js';
import { FORGIVEN, MAX_BUFFERED, STRIKES } from './limits.js';
import type { Seat, SeatSocket } from './seat.js';

/** What an ERROR frame may name; codes of the page's CallError. */
export type ErrorCode = 'invalid-state' | 'too-large' | 'rate-limited' | 'not-allowed' | 'signaling-unreachable';

/** Errors of the WebSocket protocol, by ws's close code. */
const PROTOCOL_ERRORS: Readonly<Record<number, ErrorCode>> = {
  1002: 'invalid-state',
  1007: 'invalid-state',
  1008: 'too-large',
  1009: 'too-large',
};

export class PageSocket extends WebSocket implements SeatSocket {
  seat: Seat | null = null;
  /** The network address it comes from. */
  address = '';
  /** Nothing that comes in counts any more. */
  over = false;
  #frames: Bucket | null = null;
  #strikes: Bucket | null = null;

  /** Frames it may send per second; twice as many at once. */
  rate = Infinity;

  /** Counts a frame; false when it is one too many. */
  take(now: number = performance.now()): boolean {
    // Made when it is needed: most pages are quiet most of the time.
    this.#frames ??= new Bucket(this.rate, this.rate * 2, now);
    return this.#frames.take(now);
  }

  /** The connection under it; with it, frames of one moment leave together. */
  tcp: Duplex | null = null;
  #corked = false;

  transmit(text: string): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.#cork();
    this.send(text);
    // Whoever does not read is cut off before it costs the others memory.
    if (this.bufferedAmount > MAX_BUFFERED) this.terminate();
  }

  /** Writing to a socket is what costs most: what is sent while one chunk is read goes out in one piece. */
  #cork(): void {
    if (this.#corked || !this.tcp) return;
    this.#corked = true;
    this.tcp.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.tcp?.uncork();
    });
  }

  /** Answers a bad frame with one named error, and after too many of them ends the socket. */
  strike(code: ErrorCode, msg: string): void {
    this.transmit(frames.error(code, msg));
    this.#strikes ??= new Bucket(FORGIVEN, STRIKES);
    if (!this.#strikes.take()) this.finish(1008, 'too many bad frames');
  }

  /** One named error, then the end. */
  refuse(code: ErrorCode, msg: string, closeCode = 1008): void {
    this.transmit(frames.error(code, msg));
    this.finish(closeCode, msg);
  }

  finish(code: number, reason: string): void {
    if (this.over) return;
    this.over = true;
    super.close(code, reason);
  }

  /** ws closes by itself on a breach of the protocol; the sender is to learn the name of it first. */
  override close(code?: number, data?: string | Buffer): void {
    const name = code === undefined ? undefined : PROTOCOL_ERRORS[code];
    if (name && !this.over) this.transmit(frames.error(name, 'The WebSocket frame was too large or malformed.'));
    this.over = true;
    super.close(code, data);
  }
}

/** Answers an upgrade request that is not let in. */
export const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
