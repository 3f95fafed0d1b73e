/** Limits per network address, slow readers, TURN credentials and the figures for the operator. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { after, describe, it } from 'node:test';
import { Addresses, isSubnet } from '../../server/addresses.js';
import { iceServersFor } from '../../server/turn.js';
import { connect, dial, gather, offer, startServer, until } from './support.js';

describe('An address', async () => {
  const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
  const addresses = new Addresses({
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', '::1'],
    connectionsPerAddress: 2,
    joinsPerAddress: 3,
  });
  after(() => {
    addresses.end();
  });

  for (const [remote, forwarded, expected] of [
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['127.0.0.1', 'junk', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['::1', '2001:db8::1', '2001:db8::1'],
  ] as const)
    it(`of ${remote} behind '${String(forwarded)}' is ${expected}`, () => {
      assert.equal(addresses.of(request(remote, forwarded)), expected);
    });

  it('may open so many sockets at once, counting a whole /64 of IPv6 as one', () => {
    assert.deepEqual(
      [1, 2, 3].map(() => addresses.open('198.51.100.7')),
      [true, true, false],
    );
    addresses.close('198.51.100.7');
    assert.equal(addresses.open('198.51.100.7'), true);
    assert.deepEqual(
      ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:0::3', '2001:db8:0:1::3'].map((ip) => addresses.open(ip)),
      [true, true, false, true],
    );
    assert.ok(
      Array.from({ length: 50 }, () => addresses.open('127.0.0.1')).every(Boolean),
      'this machine is not limited',
    );
  });

  for (const [text, good] of [
    ['1.2.3.4', true],
    ['1.2.3.0/24', true],
    ['::/0', true],
    ['1.2.3.4/33', false],
    ['x', false],
    ['1.2.3.4/', false],
    ['1.2.3.4/8/9', false],
  ] as const)
    it(`${good ? 'may' : 'may not'} be written ${text}`, () => {
      assert.equal(isSubnet(text), good);
    });

  it('that asks for too much gets one named error, and the others notice nothing', async () => {
    const server = await startServer({ trustedProxies: ['127.0.0.1'], connectionsPerAddress: 3, joinsPerAddress: 2 });
    const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
    const [a] = [
      await connect(server, 'a1', from('198.51.100.1')),
      await connect(server, 'a2', from('198.51.100.1')),
      await connect(server, 'a3', from('198.51.100.1')),
    ];
    const fourth = await dial(server, 'a4', from('198.51.100.1'));
    assert.equal((await fourth.next('ERROR')).payload.code, 'rate-limited');
    assert.equal(await fourth.closed, 1013);
    const b = await connect(server, 'b1', from('198.51.100.2'));
    await a.join('one');
    await a.join('two');
    assert.deepEqual(await a.join('three'), { type: 'REFUSED', payload: { code: 'rate-limited' } });
    assert.equal((await b.join('one')).type, 'JOINED');
    a.close();
    await until(() => server.counts().connections === 3, 'a socket was gone');
    await connect(server, 'a5', from('198.51.100.1'));
  });
});

describe('A limit', async () => {
  it('ends a reader that does not read, and nobody else', async () => {
    const server = await startServer({ rate: 1_000_000, grace: 50 });
    const [sender, deaf, other] = await gather(server, 'slow', ['s1', 's2', 's3']);
    assert.ok(sender && deaf && other);
    deaf.socket.pause();
    const big = 'x'.repeat(40_000);
    for (let n = 0; server.counts().connections === 3 && n < 2000; n++) {
      sender.send(offer('s2', big));
      if (n % 50 === 0) await sender.drain();
    }
    assert.equal(server.counts().connections, 2);
    sender.send(offer('s3'));
    await other.next('OFFER');
  });

  it('ends a handshake that is never finished', async () => {
    const server = await startServer();
    server.httpServer.headersTimeout = 100;
    const socket = connectTcp(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /peerjs?key=peerjs HTTP/1.1\r\nHost: x\r\n');
    await new Promise((resolve) => socket.once('close', resolve).resume());
  });
});

describe('TURN', async () => {
  it('credentials are those of coturn: HMAC-SHA1 over expiry and id', () => {
    const options = { stunUrl: ['stun:s'], turnUrl: ['turn:t?transport=udp'], turnSecret: 'S', turnTtl: 600 };
    const [stun, turn] = iceServersFor(options, 'anna', 1_000_000_500);
    assert.deepEqual(stun, { urls: ['stun:s'] });
    assert.deepEqual(turn, {
      urls: ['turn:t?transport=udp'],
      username: '1000600:anna',
      credential: createHmac('sha1', 'S').update('1000600:anna').digest('base64'),
    });
  });

  it('credentials come with every join, and fresh ones on request', async () => {
    const server = await startServer({ turnUrl: ['turn:127.0.0.1:3478'], turnSecret: 'S' });
    const client = await connect(server, 'anna');
    const { iceServers } = (await client.join('r')).payload;
    const [expiry, id] = iceServers?.[0]?.username?.split(':') ?? [];
    assert.equal(id, 'anna');
    assert.ok(Math.abs(Number(expiry) - Date.now() / 1000 - 3600) < 5);
    client.send({ type: 'ICE' });
    assert.deepEqual((await client.next('ICE')).payload.iceServers?.[0]?.urls, ['turn:127.0.0.1:3478']);
  });
});

describe('The operator', async () => {
  const server = await startServer({ metricsToken: 'let me read' });
  const at = (path: string): string => server.url.replace('localhost', '127.0.0.1') + path;

  it('reads what is connected, relayed and refused', async () => {
    const [a, b] = await gather(server, 'm', ['m1', 'm2']);
    assert.ok(a && b);
    for (let n = 0; n < 32; n++) a.send(offer('m2'));
    a.sendRaw('junk');
    await a.drain();
    const text = await (await fetch(at('metrics'), { headers: { authorization: 'Bearer let me read' } })).text();
    for (const line of [
      'rtc_connections 2',
      'rtc_rooms 1',
      'rtc_frames_total{type="OFFER"} 32',
      'rtc_refusals_total{reason="invalid-state"} 1',
      'rtc_relay_seconds_count 2',
    ])
      assert.ok(text.includes(line), `${line} in\n${text}`);
    assert.match(text, /rtc_event_loop_lag_seconds\{quantile="0.99"\}/);
    assert.doesNotMatch(text, /m1|m2/);
  });

  it('needs the token for it, or to be on the machine', async () => {
    assert.equal((await fetch(at('metrics'))).status, 401);
    const open = await startServer();
    const local = `${open.url.replace('localhost', '127.0.0.1')}metrics`;
    assert.equal((await fetch(local)).status, 200);
    assert.equal((await fetch(local, { headers: { 'x-forwarded-for': '198.51.100.1' } })).status, 403);
  });

  it('learns whether the server is ready', async () => {
    assert.equal((await fetch(at('readyz'))).status, 200);
  });
});
