/** The three servers of the comparison, each as small as its contender needs it, and the page, all on loopback. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import { WebSocketServer, type WebSocket } from 'ws';
import { createRtcServer } from '../../server/index.js';
import type { Addresses } from '../page/main.js';

export interface Servers extends Addresses {
  readonly page: string;
  close(): Promise<void>;
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `localhost:${String((server.address() as AddressInfo).port)}`;
};

/** Hands what one socket says to the other with the same query, and does nothing else. */
const makeRelay = (): Server => {
  const server = createServer();
  const rooms = new Map<string | undefined, Set<WebSocket>>();
  new WebSocketServer({ server }).on('connection', (socket, { url }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket) other.send((data as Buffer).toString());
    });
    socket.on('close', () => room.delete(socket));
  });
  return server;
};

const makePeerServer = (): Server => {
  const app = express();
  const server = createServer(app);
  const peers = ExpressPeerServer(server, { path: '/' });
  // A PeerServer without a listener for `error` ends the process at the first malformed frame.
  peers.on('error', (error: Error) => console.error(error));
  app.use('/plain', peers);
  return server;
};

const makePage = async (): Promise<Server> => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../page/main.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
  const script = outputFiles[0]?.text ?? '';
  return createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/main.js"></script>');
  });
};

export const startServers = async (): Promise<Servers> => {
  const [relay, peerServer, page] = [makeRelay(), makePeerServer(), await makePage()];
  const rtc = await createRtcServer({ port: 0, host: '127.0.0.1' });
  const plain = [relay, peerServer, page];
  return {
    relay: `ws://${await listen(relay)}/`,
    peerServer: `http://${await listen(peerServer)}/plain`,
    page: `http://${await listen(page)}/`,
    rtcServer: rtc.url,
    close: async () => {
      await rtc.close();
      for (const server of plain) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
};
