/**
 * The server as a library: `createRtcServer(options)` puts the parts together, listens, or joins an existing
 * http.Server, and takes everything down again. The only place that names concrete parts.
 */
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type Express } from 'express';
import pino, { type Logger } from 'pino';
import { checkSettings, type Config, type RtcServerSettings } from './config.js';
import { Addresses } from './addresses.js';
import { apiRoutes } from './api.js';
import { Door } from './door.js';
import { frames } from './frames.js';
import { Gate } from './gate.js';
import { RESTART_SPREAD } from './limits.js';
import { Metrics } from './metrics.js';
import { metricsRoute } from './metrics-route.js';
import { MemoryRegistry } from './memory-registry.js';
import { packageRoot } from './package-root.js';
import { refuseUpgrade } from './page-socket.js';
import { PeerRealm } from './peer-realm.js';
import type { Registry } from './registry.js';
import { Rooms } from './rooms.js';
import { openDoor, Tokens } from './tokens.js';
import { iceServersFor } from './turn.js';
import { Seats } from './seats.js';
import { webRoutes } from './web.js';

export { ConfigError, type Config, type RtcServerSettings } from './config.js';

export interface RtcServerOptions extends RtcServerSettings {
  /** Mount on this server instead of listening; its other requests and upgrade paths are left to it. */
  readonly server?: Server;
  /** Serve the demo pages; by default when the server is our own. */
  readonly pages?: boolean;
  /** Directories of more files to serve at the base path. */
  readonly staticRoots?: readonly string[];
  /** Where to log; by default nowhere. */
  readonly logger?: Logger;
}

export interface RtcServer {
  /** What a page names as its `server`. */
  readonly url: string;
  readonly httpServer: Server;
  /** Sockets open, seats held and rooms kept at this moment. */
  counts(): { connections: number; seats: number; rooms: number };
  /** Tells every page to move, closes every socket, and resolves with nothing left open. Twice does no harm. */
  close(): Promise<void>;
}

const makeRegistry = async ({ redis }: Config, log: Logger): Promise<Registry> => {
  if (redis === undefined) return new MemoryRegistry();
  // A page without a cluster does not load the client for one.
  const { RedisRegistry } = await import('./redis-registry.js');
  const registry = new RedisRegistry(redis, log);
  await registry.start();
  return registry;
};

/** A request has to be whole within these times, in ms: a handshake takes a second, an attacker all day. */
const HTTP_LIMITS = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 };

const makeServer = ({ cert, keyFile }: Config): Server =>
  cert === undefined || keyFile === undefined
    ? createHttpServer(HTTP_LIMITS)
    : createHttpsServer({ ...HTTP_LIMITS, cert, key: keyFile });

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Puts our app before the request listeners a server has already; they get what the app does not answer. */
const mount = (server: Server, app: Express): (() => void) => {
  const others = server.listeners('request') as RequestListener[];
  const handle: RequestListener = (request, response) => {
    if (others.length === 0) {
      app(request, response);
      return;
    }
    const passOn = (): void => {
      for (const other of others) other.call(server, request, response);
    };
    (app as unknown as (a: typeof request, b: typeof response, next: () => void) => void)(request, response, passOn);
  };
  server.removeAllListeners('request');
  server.on('request', handle);
  return () => {
    server.off('request', handle);
    for (const other of others) server.on('request', other);
  };
};

const urlOf = (server: Server, { basePath, cert }: Config): string => {
  const address = server.address() as AddressInfo | null;
  return `${cert === undefined ? 'http' : 'https'}://localhost:${String(address?.port ?? 0)}${basePath}`;
};

const restartFrame = (): string => frames.restart(Math.round(Math.random() * RESTART_SPREAD));

/**
 * Starts a server for calls: signaling, rooms, and the files pages need.
 * @throws ConfigError when a setting is wrong, before anything listens
 */
export const createRtcServer = async (options: RtcServerOptions = {}): Promise<RtcServer> => {
  const { server: given, logger, pages = given === undefined, staticRoots = [], ...settings } = options;
  const config = checkSettings(settings);
  const log = logger ?? pino({ level: 'silent' });
  const server = given ?? makeServer(config);
  const peers = new PeerRealm(server, log);
  const registry = await makeRegistry(config, log);
  const tokens = config.secret === undefined ? null : new Tokens(config.secret);
  const metrics = new Metrics();
  const addresses = new Addresses(config);
  const rooms = new Rooms(
    registry,
    {
      capacity: config.roomCapacity,
      iceServers: (id) => iceServersFor(config, id),
      check: (token, room) => tokens?.check(token, room) ?? openDoor(),
    },
    log,
  );
  const seats = new Seats(config.grace, { peers, rooms, metrics, registry, log });
  const gate = new Gate(config.stockClients, { peers, rooms, seats, addresses, metrics, registry });
  const door = new Door(config, { gate, seats, addresses, metrics, log });
  metrics.watch({ connections: () => door.connections, seats: () => seats.size, rooms: () => rooms.size });

  let closing: Promise<void> | null = null;
  const app = express();
  app.disable('x-powered-by');
  const secure = config.cert !== undefined;
  const root = packageRoot();
  app.use(
    config.basePath,
    webRoutes({
      root,
      extraRoots: staticRoots,
      secure,
      pages,
      isHealthy: () => !closing,
      isReady: () => registry.ready,
    }),
  );
  app.use(config.basePath, metricsRoute(metrics, config.metricsToken));
  if (tokens) app.use(`${config.basePath}api`, apiRoutes(tokens, registry));
  const stock = express();
  stock.disable('x-powered-by');
  peers.mount(stock);
  app.use(config.basePath, (request, response, next) => {
    // Only its own paths: PeerServer would answer the base path and any /x/id too.
    if (request.path.startsWith('/peerjs')) stock(request, response, next);
    else next();
  });
  const unmount = mount(server, app);

  const path = `${config.basePath}peerjs`;
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const [asked] = (request.url ?? '').split('?', 1);
    if (asked === path) door.upgrade(request, socket, head);
    else if (!given) refuseUpgrade(socket, '404 Not Found');
  };
  server.on('upgrade', onUpgrade);
  if (!given) await listen(server, config);
  log.info({ port: (server.address() as AddressInfo | null)?.port }, 'listening');

  const close = async (): Promise<void> => {
    const stopped = given ? null : new Promise((resolve) => server.close(resolve));
    door.announceEnd(restartFrame);
    await door.close(1012, 'restarting');
    server.off('upgrade', onUpgrade);
    unmount();
    rooms.close();
    peers.close();
    await registry.close();
    addresses.end();
    metrics.close();
    if (!given) server.closeAllConnections();
    await stopped;
    log.info('closed');
  };
  return {
    url: urlOf(server, config),
    httpServer: server,
    counts: () => ({ connections: door.connections, seats: seats.size, rooms: rooms.size }),
    close: () => (closing ??= close()),
  };
};
