/** Our TURN credentials at a real coturn: it relays for them, over UDP and TCP, and for nothing else. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { iceServersFor } from '../../server/turn.js';
import { startCoturn } from './coturn.js';

const { port, secret: SECRET } = await startCoturn();

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

describe('coturn', () => {
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
