/**
 * The connection to Redis: commands on one socket, what other nodes say on another, and whether both are there.
 * Reconnecting is ioredis's business. It knows channels and texts, no rooms.
 */
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { CLAIM, KEEP, keys, RELEASE, SWAP } from './redis-scripts.js';

/** A Redis that does not answer within this time, in ms, counts as gone. */
const COMMAND_TIMEOUT = 2_000;
/** Longest wait between two attempts to connect, in ms. */
const RETRY_MAX = 500;

/** ioredis defines the scripts as methods. */
interface Scripts {
  rtcSwap(...args: (string | number)[]): Promise<string | number>;
  rtcClaim(...args: (string | number)[]): Promise<string | null>;
  rtcKeep(...args: (string | number)[]): Promise<string>;
  rtcRelease(...args: (string | number)[]): Promise<number>;
}

export interface BusListener {
  onMessage(text: string): void;
  /** Both sockets are (again) there. */
  onReady(): void;
}

export class RedisBus {
  readonly commands: Redis & Scripts;
  readonly #subscriber: Redis;
  readonly #node: string;
  #subscribed = false;

  constructor(url: string, node: string, listener: BusListener, log: Logger) {
    this.#node = node;
    const options = {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_TIMEOUT,
      retryStrategy: (times: number) => Math.min(times * 50, RETRY_MAX),
    };
    this.commands = new Redis(url, { ...options, enableAutoPipelining: true }) as Redis & Scripts;
    this.#subscriber = new Redis(url, { ...options, autoResubscribe: false });
    for (const [name, lua] of [
      ['rtcSwap', SWAP],
      ['rtcClaim', CLAIM],
      ['rtcKeep', KEEP],
      ['rtcRelease', RELEASE],
    ] as const)
      this.commands.defineCommand(name, { numberOfKeys: 1, lua });
    let told = false;
    for (const client of [this.commands, this.#subscriber]) {
      client.on('error', (error: Error) => {
        // One line per outage, not one per attempt.
        if (!told) log.warn({ err: error }, 'Redis cannot be reached');
        told = true;
      });
      client.on('close', () => {
        if (client === this.#subscriber) this.#subscribed = false;
      });
      client.on('ready', () => {
        this.#onReady().then(
          (whole) => {
            if (!whole) return;
            if (told) log.info('Redis is back');
            told = false;
            listener.onReady();
          },
          () => undefined, // Gone again; the next 'ready' tries anew.
        );
      });
    }
    this.#subscriber.on('message', (_channel: string, text: string) => {
      listener.onMessage(text);
    });
  }

  get ready(): boolean {
    return this.commands.status === 'ready' && this.#subscribed;
  }

  async #onReady(): Promise<boolean> {
    if (this.#subscriber.status === 'ready' && !this.#subscribed) {
      await this.#subscriber.subscribe(keys.channel(this.#node));
      this.#subscribed = true;
    }
    return this.ready;
  }

  /** Connects; a Redis that is not there yet is waited for in the background. */
  async start(): Promise<void> {
    await Promise.allSettled([this.commands.connect(), this.#subscriber.connect()]);
    await this.#onReady().catch(() => false);
  }

  publish(node: string, text: string): void {
    // What cannot be sent is lost, as a frame on a broken socket is; pages dial again.
    this.commands.publish(keys.channel(node), text).catch(() => undefined);
  }

  close(): void {
    this.commands.disconnect();
    this.#subscriber.disconnect();
  }
}
