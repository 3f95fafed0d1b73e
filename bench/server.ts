/**
 * `npm run bench:server`: the server beside bare PeerServer, a minimal ws relay that parses and one that does not, and a
 * socket.io relay, in one run: relayed frames per CPU second, latency at a fixed load, memory and acceptance of
 * connections. Every server and the load run in processes of their own. Prints a table, writes JSON.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inParallel, offerTo, openWire, type Kind, type Wire } from './server/load.js';

const ALL: readonly Kind[] = ['ours', 'peer', 'ws', 'ws-raw', 'socketio'];
const KINDS = ALL.filter((kind) => (process.env.BENCH_ONLY ?? kind).split(',').includes(kind));
const PAIRS = 50;
const WINDOW = 20;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const RATE = 4000;
const IDLE = Number(process.env.BENCH_IDLE ?? 10_000);

interface Usage {
  readonly cpu: NodeJS.CpuUsage;
  readonly rss: number;
}
interface Contender {
  readonly child: ChildProcess;
  readonly port: number;
  usage(): Promise<Usage>;
}
interface Row {
  kind: Kind;
  perSecond: number;
  perCpuSecond: number;
  p50: number;
  p99: number;
  accepts: number;
  acceptsPerCpuSecond: number;
  idleKiB: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const start = async (kind: Kind): Promise<Contender> => {
  const path = fileURLToPath(new URL('server/contenders.ts', import.meta.url));
  const child = fork(path, [kind], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    child,
    port,
    usage: async () => {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
  };
};

const withServer = async <T>(kind: Kind, work: (server: Contender) => Promise<T>): Promise<T> => {
  const server = await start(kind);
  try {
    return await work(server);
  } finally {
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
  }
};

const pairs = async (kind: Kind, { port }: Contender): Promise<[Wire, Wire][]> => {
  const wires = await inParallel(PAIRS * 2, 20, (n) => openWire(kind, port, `b${String(n)}`, `room${String(n >> 1)}`));
  return Array.from({ length: PAIRS }, (_, n) => [wires[2 * n] as Wire, wires[2 * n + 1] as Wire]);
};

/** As much as the server can carry: every sender keeps a window of frames under way. */
const saturate = (kind: Kind): Promise<{ perSecond: number; perCpuSecond: number }> =>
  withServer(kind, async (server) => {
    const both = await pairs(kind, server);
    let received = 0;
    let running = true;
    for (const [sender, receiver] of both) {
      const frame = offerTo(receiver.id);
      receiver.onFrame = () => {
        received += 1;
        if (running) sender.send(frame);
      };
      for (let n = 0; n < WINDOW; n++) sender.send(frame);
    }
    await sleep(1000);
    const [before, from, started] = [await server.usage(), received, performance.now()];
    await sleep(SECONDS * 1000);
    const [after, relayed, took] = [await server.usage(), received - from, performance.now() - started];
    running = false;
    const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6;
    for (const wire of both.flat()) wire.close();
    return { perSecond: (relayed / took) * 1000, perCpuSecond: relayed / cpu };
  });

/** Time under way at a load every contender carries. */
const latency = (kind: Kind): Promise<{ p50: number; p99: number }> =>
  withServer(kind, async (server) => {
    const both = await pairs(kind, server);
    const times: number[] = [];
    const queues = both.map(() => [] as number[]);
    for (const [index, [, receiver]] of both.entries()) {
      receiver.onFrame = () => {
        times.push(performance.now() - (queues[index]?.shift() ?? NaN));
      };
    }
    const began = performance.now();
    for (let sent = 0; performance.now() - began < SECONDS * 1000 + 500;) {
      for (const due = ((performance.now() - began) / 1000) * RATE; sent < due; sent++) {
        const index = sent % PAIRS;
        const [sender, receiver] = both[index] as [Wire, Wire];
        queues[index]?.push(performance.now());
        sender.send(offerTo(receiver.id));
      }
      await sleep(1);
    }
    // The first half second warms up.
    const steady = times.slice(RATE / 2).sort((a, b) => a - b);
    for (const wire of both.flat()) wire.close();
    return { p50: steady[steady.length >> 1] ?? NaN, p99: steady[Math.floor(steady.length * 0.99)] ?? NaN };
  });

/** Connections that come all at once, and what they weigh when they are quiet. */
const idle = (kind: Kind, count: number): Promise<{ accepts: number; acceptsPerCpuSecond: number; idleKiB: number }> =>
  withServer(kind, async (server) => {
    // What is compiled and cached once is not the connections' weight.
    for (const wire of await inParallel(200, 50, (n) => openWire(kind, server.port, `w${String(n)}`))) wire.close();
    await sleep(500);
    const before = await server.usage();
    const started = performance.now();
    const wires = await inParallel(count, 100, (n) => openWire(kind, server.port, `i${String(n)}`));
    const took = performance.now() - started;
    const busy = await server.usage();
    await sleep(1000);
    const after = await server.usage();
    const cpu = (busy.cpu.user + busy.cpu.system - before.cpu.user - before.cpu.system) / 1e6;
    for (const wire of wires) wire.close();
    return {
      accepts: (count / took) * 1000,
      acceptsPerCpuSecond: count / cpu,
      idleKiB: (after.rss - before.rss) / count / 1024,
    };
  });

const measure = async (): Promise<Row[]> => {
  const samples = new Map<Kind, Row[]>(KINDS.map((kind) => [kind, []]));
  // Rounds are interleaved: what else the machine does meets everybody.
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of KINDS)
      samples
        .get(kind)
        ?.push({ kind, ...(await saturate(kind)), ...(await latency(kind)), ...(await idle(kind, IDLE)) });
  const fields = ['perSecond', 'perCpuSecond', 'p50', 'p99', 'accepts', 'acceptsPerCpuSecond', 'idleKiB'] as const;
  return KINDS.map((kind) => {
    const rows = samples.get(kind) ?? [];
    const merged = Object.fromEntries(fields.map((field) => [field, median(rows.map((row) => row[field]))]));
    return { kind, ...merged } as Row;
  });
};

const rows = await measure();
const held = process.env.BENCH_HELD === '0' ? null : await idle('ours', 20_000);
const print = (text: string): void => void process.stdout.write(`${text}\n`);
print(
  '| server | relayed/s | per CPU s | p50 ms | p99 ms at 4000/s | accepts/s | per CPU s | KiB per idle connection |',
);
print('|---|---|---|---|---|---|---|---|');
for (const { kind, perSecond, perCpuSecond, p50, p99, accepts, acceptsPerCpuSecond, idleKiB } of rows)
  print(
    `| ${kind} | ${perSecond.toFixed(0)} | ${perCpuSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${accepts.toFixed(0)} | ${acceptsPerCpuSecond.toFixed(0)} | ${idleKiB.toFixed(1)} |`,
  );
const [own, bare] = [rows[0] as Row, rows[1] as Row];
print(
  `\nours / bare peer: ${(own.perCpuSecond / bare.perCpuSecond).toFixed(2)} relayed per CPU second, ${(own.accepts / bare.accepts).toFixed(2)} accepts`,
);
if (held) print(`20000 connections held at ${held.idleKiB.toFixed(1)} KiB each`);
const results = fileURLToPath(new URL('results/', import.meta.url));
mkdirSync(results, { recursive: true });
writeFileSync(`${results}server.json`, JSON.stringify({ date: new Date().toISOString(), rows, held }, null, 2));
