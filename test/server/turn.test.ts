/** Our TURN credentials at a real coturn: it relays for them, over UDP and TCP, and for nothing else. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { after, describe, it } from 'node:test';
import { iceServersFor } from '../../server/turn.js';
import { freePort } from './redis.js';

const SECRET = 'coturn and we know it';
const port = await freePort();
const coturn = spawn(
  'turnserver',
  [
    ...['-n', '-L', '127.0.0.1', '-E', '127.0.0.1', '-p', String(port), '--min-port=42000', '--max-port=42400'],
    ...['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--realm=lab.test', '--fingerprint', '--no-cli'],
    ...['--no-tls', '--no-dtls', '--allow-loopback-peers', '--log-file=stdout', '--pidfile=/tmp/rtc-turn-test.pid'],
  ],
  { stdio: 'ignore' },
);
after(async () => {
  coturn.kill('SIGKILL');
  if (coturn.exitCode === null && coturn.signalCode === null) await once(coturn, 'exit');
});

const listening = async (): Promise<void> => {
  for (;;) {
    const socket = connectTcp(port, '127.0.0.1');
    const up = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

interface Relayed {
  readonly sent: number;
  readonly received: number;
}

/** coturn's own client: two allocations, one sends to the other through the relay. */
const relay = (username: string, credential: string, flags: readonly string[]): Promise<Relayed | null> =>
  new Promise((resolve) => {
    const args = [
      '-u',
      username,
      '-w',
      credential,
      '-p',
      String(port),
      '-y',
      '-n',
      '5',
      '-m',
      '1',
      '-c',
      ...flags,
      '127.0.0.1',
    ];
    execFile('turnutils_uclient', args, { timeout: 20_000 }, (_error, stdout) => {
      const totals = [...stdout.matchAll(/tot_send_msgs=(\d+), tot_recv_msgs=(\d+)/g)].at(-1);
      resolve(totals ? { sent: Number(totals[1]), received: Number(totals[2]) } : null);
    });
  });

describe('coturn', async () => {
  await listening();
  const credentials = (secret: string, ttl: number): [string, string] => {
    const [server] = iceServersFor({ stunUrl: [], turnUrl: ['turn:x'], turnSecret: secret, turnTtl: ttl }, 'anna');
    return [server?.username ?? '', server?.credential ?? ''];
  };

  for (const [transport, flags] of [
    ['UDP', []],
    ['TCP', ['-t']],
  ] as const)
    it(`relays over ${transport} for the credentials that come with a join`, async () => {
      const relayed = await relay(...credentials(SECRET, 600), flags);
      assert.ok(relayed && relayed.received > 0, JSON.stringify(relayed));
      assert.equal(relayed.received, relayed.sent);
    });

  it('relays nothing for another secret, nor for a credential that has expired', async () => {
    for (const [username, credential] of [credentials('another', 600), credentials(SECRET, -60)])
      assert.equal((await relay(username, credential, []))?.received ?? 0, 0);
  });
});
