/**
 * `npm run soak:server [seconds]` (300 by default): a server process under joins, leaves, lost sockets and junk, with a
 * call held all the time. Afterwards rooms, seats and sockets must be back at zero and memory where it was; otherwise
 * the exit code is 1. Generates at least 100,000 frames of junk.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { junkFrame } from '../test/server/junk.js';

const SECONDS = Number(process.argv[2] ?? 300);
const JUNK = 100_000;
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const pick = (count: number): number => Math.floor(Math.random() * count);

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const flags = [
  '--expose-gc',
  '--import',
  'tsx',
  main,
  '--port',
  '0',
  '--host',
  '127.0.0.1',
  '--log-level',
  'error',
  '--rate',
  '100000',
  '--grace',
  '500',
];
const server = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
let crashed = false;
server.once('exit', () => {
  crashed = true;
});
const [line] = (await once(server.stdout, 'data')) as [Buffer];
const base = (/http:\/\/\S+/.exec(String(line))?.[0] ?? '').replace('localhost', '127.0.0.1');

const metric = (text: string, name: string): number => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
const read = async (): Promise<{ connections: number; seats: number; rooms: number; rss: number }> => {
  const text = await (await fetch(`${base}metrics`)).text();
  const [connections, seats, rooms] = ['connections', 'seats', 'rooms'].map((name) => metric(text, `rtc_${name}`));
  return {
    connections: connections ?? NaN,
    seats: seats ?? NaN,
    rooms: rooms ?? NaN,
    rss: metric(text, 'process_resident_memory_bytes') / 1e6,
  };
};

let ids = 0;
const open = async (id = `s${String(ids++)}`): Promise<{ id: string; socket: WebSocket }> => {
  const socket = new WebSocket(`${base.replace('http', 'ws')}peerjs?key=peerjs&id=${id}&token=t`);
  socket.on('error', () => undefined);
  await once(socket, 'message');
  return { id, socket };
};
const send = (socket: WebSocket, frame: unknown): void => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
};
const candidate = (dst: string, n: number): object => ({
  type: 'CANDIDATE',
  dst,
  payload: { type: 'data', connectionId: 'dc', candidate: { candidate: `candidate:${String(n)}`, sdpMid: '0' } },
});

/** A page that comes, does what pages do, and goes in one of the ways pages go. */
const page = async (): Promise<void> => {
  const { socket, id } = await open();
  send(socket, { type: 'JOIN', payload: { room: `room${String(pick(20))}`, name: id } });
  for (let n = pick(6); n > 0; n--) {
    send(socket, candidate(`s${String(pick(ids))}`, n));
    await sleep(pick(50));
  }
  if (pick(3) === 0) send(socket, { type: 'LOCK', payload: { on: pick(2) === 0 } });
  if (pick(2) === 0) send(socket, { type: 'LEAVE-ROOM', payload: {} });
  if (pick(2) === 0) socket.close();
  else socket.terminate();
};

/** Made once: making it costs more than reading it. */
const stock = fc.sample(junkFrame, 5000);
let junk = 0;
const vandal = async (): Promise<void> => {
  const { socket } = await open();
  const read = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data.includes('"n":4711')) resolve();
    });
    socket.once('close', () => {
      resolve();
    });
  });
  for (let n = 0; n < 12; n++) socket.send(stock[pick(stock.length)] ?? '');
  junk += 12;
  send(socket, { type: 'PING', payload: { n: 4711 } });
  // Answered or closed: it has all been read.
  await read;
  socket.terminate();
};

const caller = await open('good1');
const callee = await open('good2');
for (const { socket } of [caller, callee]) send(socket, { type: 'JOIN', payload: { room: 'held', name: '' } });
await sleep(200);
let [sent, received, foreign] = [0, 0, 0];
callee.socket.on('message', (data: Buffer) => {
  const frame = JSON.parse(data.toString()) as { type: string; src?: string };
  if (frame.src === 'good1') received += 1;
  else if (frame.type !== 'PONG') foreign += 1;
});

const end = performance.now() + SECONDS * 1000;
const more = (): boolean => performance.now() < end && !crashed;
const repeat = async (task: () => Promise<void>): Promise<void> => {
  while (more()) await task();
};
const heartbeat = async (): Promise<void> => {
  send(caller.socket, candidate('good2', sent++));
  for (const { socket } of [caller, callee]) if (sent % 100 === 0) send(socket, { type: 'HEARTBEAT' });
  await sleep(20);
};
const vandals = async (): Promise<void> => {
  while ((more() || junk < JUNK) && !crashed) await vandal();
};
const work = Promise.all([
  ...Array.from({ length: 20 }, () => repeat(page)),
  ...Array.from({ length: 8 }, () => vandals()),
  repeat(heartbeat),
]);
await sleep(SECONDS * 200);
const early = await read();
await work;
await sleep(1500);
for (const { socket } of [caller, callee]) socket.terminate();
await sleep(1500);
const late = await read();
print(`${String(ids)} pages and ${String(junk)} frames of junk in ${String(SECONDS)} s`);
print(`held call: ${String(received)} of ${String(sent)} frames, ${String(foreign)} foreign ones`);
print(`memory ${early.rss.toFixed(0)} MB after a fifth, ${late.rss.toFixed(0)} MB at the end`);
print(`left: ${String(late.connections)} sockets, ${String(late.seats)} seats, ${String(late.rooms)} rooms`);
const good =
  !crashed &&
  received === sent &&
  foreign === 0 &&
  late.connections + late.seats + late.rooms === 0 &&
  late.rss < early.rss * 1.1;
print(good ? 'good' : 'NOT good');
server.kill('SIGTERM');
await once(server, 'exit');
process.exit(good ? 0 : 1);
