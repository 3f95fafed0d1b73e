/** A coturn process of the test's own, on a free port of loopback. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after } from 'node:test';
import { freePort } from './redis.js';

export interface Coturn {
  readonly port: number;
  readonly secret: string;
}

const isUp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => {
      resolve(false);
    });
  });

/** Ends with the test file. */
export const startCoturn = async (flags: readonly string[] = []): Promise<Coturn> => {
  const [port, secret] = [await freePort(), 'coturn and we know it'];
  const args = [
    ...['-n', '-L', '127.0.0.1', '-E', '127.0.0.1', '-p', String(port), '--min-port=42000', '--max-port=42400'],
    ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=lab.test', '--fingerprint', '--no-cli'],
    ...[
      '--no-tls',
      '--no-dtls',
      '--allow-loopback-peers',
      '--log-file=stdout',
      `--pidfile=/tmp/rtc-turn-${String(port)}.pid`,
    ],
  ];
  const child = spawn('turnserver', [...args, ...flags], { stdio: 'ignore' });
  after(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  while (!(await isUp(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  return { port, secret };
};
