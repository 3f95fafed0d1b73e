/** One load generator: sockets that open, join and send, against any of the contenders. It measures nothing itself. */
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

export type Kind = 'ours' | 'peer' | 'ws' | 'ws-raw' | 'socketio';

export interface Wire {
  readonly id: string;
  send(frame: object): void;
  onFrame: () => void;
  close(): void;
}

const overWebSocket = (kind: Kind, port: number, id: string, room: string): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/peerjs?key=peerjs&id=${id}&token=t${id}`, {
      perMessageDeflate: false,
      // More connections than one address has ports.
      localAddress: `127.0.0.${String(2 + (Number(id.replace(/\D/g, '')) % 4))}`,
    });
    const wire: Wire = {
      id,
      onFrame: () => undefined,
      send: (frame) => {
        socket.send(JSON.stringify(frame));
      },
      close: () => {
        socket.terminate();
      },
    };
    const waiting = kind === 'ours' && room !== '';
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      // OFFER is the only frame that is counted; its type stands at the beginning in all contenders.
      if (data.includes('"OFFER"', 0)) wire.onFrame();
      else if (waiting && data.includes('"OPEN"')) wire.send({ type: 'JOIN', payload: { room, name: '' } });
      else if (data.includes(waiting ? '"JOINED"' : '"OPEN"')) resolve(wire);
    });
  });

const overSocketIo = (port: number, id: string): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const socket = io(`http://127.0.0.1:${String(port)}`, {
      transports: ['websocket'],
      query: { id },
      forceNew: true,
      reconnection: false,
    });
    const wire: Wire = {
      id,
      onFrame: () => undefined,
      send: (frame) => socket.emit('offer', frame),
      close: () => socket.disconnect(),
    };
    socket.on('offer', () => {
      wire.onFrame();
    });
    socket.on('connect_error', reject);
    socket.on('connect', () => {
      resolve(wire);
    });
  });

export const openWire = (kind: Kind, port: number, id: string, room = ''): Promise<Wire> =>
  kind === 'socketio' ? overSocketIo(port, id) : overWebSocket(kind, port, id, room);

/** Runs a task for every number below `count`, so many at a time. */
export const inParallel = async <T>(count: number, width: number, task: (n: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        const n = next++;
        results[n] = await task(n);
      }
    }),
  );
  return results;
};

/** An offer of the size browsers make for four lines: 2.8 kB. */
export const offerTo = (dst: string): object => ({
  type: 'OFFER',
  dst,
  payload: {
    type: 'data',
    connectionId: 'dc_bench',
    sdp: { type: 'offer', sdp: 'a=candidate:1 1 udp 2122260223 192.168.0.10 51234 typ host\r\n'.repeat(43) },
    label: 'dc_bench',
    reliable: true,
    serialization: 'rtc',
  },
});
