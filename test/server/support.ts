/**
 * What server tests share: a real server on a port of its own, and real WebSocket clients that one can wait on. It
 * asserts nothing; waiting for a frame that never comes ends in an error that names it.
 */
import { after } from 'node:test';
import { WebSocket, type ClientOptions } from 'ws';
import { createRtcServer, type RtcServer, type RtcServerOptions } from '../../server/index.js';

export interface PeerJson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** What payloads may carry; tests ask for what they expect, and get undefined where it is not there. */
export interface Payload {
  readonly room?: string;
  readonly role?: string;
  readonly id?: string;
  readonly name?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly msg?: string;
  readonly resume?: string;
  readonly n?: number;
  readonly delay?: number;
  readonly capacity?: number;
  readonly peer?: PeerJson;
  readonly peers?: readonly PeerJson[];
  readonly iceServers?: readonly { urls: string | string[]; username?: string; credential?: string }[];
}

export interface Frame {
  readonly type: string;
  readonly src?: string;
  readonly dst?: string;
  readonly payload: Payload;
}

const PATIENCE = 5_000;

const open: { close: () => unknown }[] = [];
after(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** A server on a free port, closed when the test file is done. */
export const startServer = async (options: RtcServerOptions = {}): Promise<RtcServer> => {
  const server = await createRtcServer({ port: 0, host: '127.0.0.1', ...options });
  open.push(server);
  return server;
};

export interface ConnectOptions extends ClientOptions {
  token?: string;
  key?: string;
  path?: string;
}

/** A page as the server sees it. */
export class Client {
  readonly id: string;
  readonly socket: WebSocket;
  /** Everything received and not yet asked for, in order. */
  readonly inbox: Frame[] = [];
  /** The close code, once closed. */
  readonly closed: Promise<number>;
  #wake: (() => void)[] = [];

  constructor(id: string, socket: WebSocket) {
    this.id = id;
    this.socket = socket;
    socket.on('message', (data) => {
      this.inbox.push(JSON.parse((data as Buffer).toString()) as Frame);
      this.#notify();
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    void this.closed.then(() => {
      this.#notify();
    });
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  send(frame: unknown): void {
    this.socket.send(JSON.stringify(frame));
  }
  sendRaw(data: string | Buffer): void {
    this.socket.send(data);
  }
  close(): void {
    this.socket.terminate();
  }

  /** Takes the first frame of one of these types out of the inbox, waiting for it if need be. */
  async next(...types: string[]): Promise<Frame> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const index = this.inbox.findIndex((frame) => types.includes(frame.type));
      const [frame] = index < 0 ? [] : this.inbox.splice(index, 1);
      if (frame) return frame;
      if (Date.now() > until || this.socket.readyState === WebSocket.CLOSED)
        throw new Error(
          `${this.id} never got ${types.join(' or ')}; it has ${JSON.stringify(this.inbox).slice(0, 500)}`,
        );
      await this.#change(until - Date.now());
    }
  }

  /** Everything that came before the answer to a PING sent now, the PONG left out. */
  async drain(): Promise<Frame[]> {
    const n = Math.floor(Math.random() * 2 ** 32);
    this.send({ type: 'PING', payload: { n } });
    const before: Frame[] = [];
    for (;;) {
      const index = this.inbox.findIndex((frame) => frame.type === 'PONG' && frame.payload.n === n);
      if (index >= 0) {
        before.push(...this.inbox.splice(0, index));
        this.inbox.shift();
        return before;
      }
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`${this.id} was closed`);
      await this.#change(PATIENCE);
    }
  }

  #change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(ms, 1));
      this.#wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Joins a room and returns what the server said: JOINED, WAITING or REFUSED. */
  async join(room: string, more: Record<string, unknown> = {}): Promise<Frame> {
    this.send({ type: 'JOIN', payload: { room, name: this.id, ...more } });
    return this.next('JOINED', 'WAITING', 'REFUSED');
  }
}

/** Opens a socket; resolves when it is open, rejects when the upgrade is refused. */
export const dial = async (server: RtcServer, id: string, options: ConnectOptions = {}): Promise<Client> => {
  const { token = `token-of-${id}`, key = 'peerjs', path = 'peerjs', ...rest } = options;
  const url = new URL(`${path}?${new URLSearchParams({ key, id, token, version: '1.5.5' }).toString()}`, server.url);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hostname = '127.0.0.1';
  const socket = new WebSocket(url, rest);
  const client = new Client(id, socket);
  open.push(client);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return client;
};

/** Opens a socket and waits for the server's OPEN. */
export const connect = async (server: RtcServer, id: string, options: ConnectOptions = {}): Promise<Client> => {
  const client = await dial(server, id, options);
  await client.next('OPEN');
  return client;
};

/** Several pages in one room, in order of arrival, with nothing left in their inboxes. */
export const gather = async (server: RtcServer, room: string, ids: readonly string[]): Promise<Client[]> => {
  const clients: Client[] = [];
  for (const id of ids) {
    const client = await connect(server, id);
    await client.join(room);
    clients.push(client);
  }
  for (const client of clients) await client.drain();
  return clients;
};

export { candidate, offer } from './shapes.js';

/** Waits for something to become true, looking again whenever the event loop turns. */
export const until = async (what: () => boolean, sentence: string, patience = PATIENCE): Promise<void> => {
  const end = Date.now() + patience;
  while (!what()) {
    if (Date.now() > end) throw new Error(`it never came about that ${sentence}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
