/**
 * The servers that are measured, each started in a process of its own: `node contenders.ts ours|peer|ws|ws-raw|socketio`.
 * Prints its port, then answers every message of its parent with CPU time and resident memory.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import { Server as SocketIo } from 'socket.io';
import { WebSocketServer, type WebSocket } from 'ws';
import { createRtcServer } from '../../server/index.js';

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    }),
  );

const ours = async (): Promise<number> => {
  const { httpServer } = await createRtcServer({
    port: 0,
    host: '127.0.0.1',
    rate: 1_000_000,
    maxConnections: 100_000,
  });
  return (httpServer.address() as AddressInfo).port;
};

const peer = (): Promise<number> => {
  const app = express();
  const server = createServer(app);
  const peers = ExpressPeerServer(server, { path: '/', concurrent_limit: 100_000 });
  (peers as NodeJS.EventEmitter).on('error', () => undefined);
  app.use(peers as unknown as express.Express);
  return listen(server);
};

/** The smallest relay there is; `parse` tells whether it reads the frames or only their first bytes. */
const plain = (parse: boolean) => (): Promise<number> => {
  const server = createServer();
  const sockets = new Map<string, WebSocket>();
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    const id = new URL(request.url ?? '', 'http://x').searchParams.get('id') ?? '';
    sockets.set(id, socket);
    socket.on('close', () => sockets.delete(id));
    socket.on('message', (data: Buffer) => {
      if (!parse) {
        const at = data.indexOf('"dst":"') + 7;
        sockets.get(data.toString('latin1', at, data.indexOf('"', at)))?.send(data, { binary: false });
        return;
      }
      const message = JSON.parse(data.toString()) as { dst: string; src?: string };
      message.src = id;
      sockets.get(message.dst)?.send(JSON.stringify(message));
    });
    socket.send('{"type":"OPEN"}');
  });
  return listen(server);
};

const socketio = (): Promise<number> => {
  const server = createServer();
  const io = new SocketIo(server, { transports: ['websocket'] });
  io.on('connection', (socket) => {
    void socket.join(socket.handshake.query.id as string);
    socket.on('offer', (data: { dst: string }) => io.to(data.dst).emit('offer', data));
  });
  return listen(server);
};

const STARTERS: Readonly<Record<string, () => Promise<number>>> = {
  ours,
  peer,
  ws: plain(true),
  'ws-raw': plain(false),
  socketio,
};

if (process.send) {
  const start = STARTERS[process.argv[2] ?? ''];
  process.on('message', () => {
    // Garbage is not memory: what counts is what stays.
    for (let n = 0; n < 3; n++) globalThis.gc?.();
    process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() });
  });
  if (start) process.send({ port: await start() });
}
