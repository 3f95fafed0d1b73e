/** A redis-server process of the test's own, on a free port, without persistence. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after } from 'node:test';

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill('SIGKILL');
});

export interface RedisProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, with everything in it. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

export const startRedis = async (flags: readonly string[] = []): Promise<RedisProcess> => {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      '/tmp',
      ...flags,
    ];
    const process = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = process;
    running.add(process);
    process.once('exit', () => running.delete(process));
    for await (const chunk of process.stdout) if (String(chunk).includes('Ready to accept connections')) break;
    process.stdout.resume();
  };
  await start();
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    port,
    start,
    kill: async () => {
      const gone = child && once(child, 'exit');
      child?.kill('SIGKILL');
      await gone;
    },
    signal: (name) => child?.kill(name),
  };
};
