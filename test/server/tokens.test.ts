/** Room tokens: what lets somebody in, what does not, and the operator's API that makes them. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { connect, startServer } from './support.js';

const SECRET = 'a secret of enough characters!!!';
const key = new TextEncoder().encode(SECRET);
const now = (): number => Math.floor(Date.now() / 1000);

const sign = (claims: Record<string, unknown>, secret = key, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT({ room: 'demo', exp: now() + 600, ...claims })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(secret);

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: unknown, payload: unknown, hash = 'sha256', secret: string | Buffer = SECRET): string => {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
};
const claims = { room: 'demo', exp: now() + 600 };
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' });
const good = await sign({});
const [head = '', body = '', signature = ''] = good.split('.');

const refused: readonly (readonly [string, string | undefined, string?])[] = [
  ['no token', undefined],
  ['an empty token', ''],
  ['a word', 'token'],
  ['the secret itself', SECRET],
  ['alg none', `${part({ alg: 'none' })}.${part(claims)}.`],
  ['alg NONE', `${part({ alg: 'NONE' })}.${part(claims)}.`],
  ['alg none with a signature', `${part({ alg: 'none' })}.${body}.${signature}`],
  ['no signature', `${head}.${body}.`],
  ['two parts', `${head}.${body}`],
  ['four parts', `${good}.x`],
  ['another secret', await sign({}, new TextEncoder().encode('another secret of enough chars!!'))],
  ['an empty secret', signed({ alg: 'HS256' }, claims, 'sha256', '')],
  ['HS512', signed({ alg: 'HS512' }, claims, 'sha512')],
  ['HS384', signed({ alg: 'HS384' }, claims, 'sha384')],
  ['RS256 by a key of their own', await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)],
  ['a public key taken for a secret', signed({ alg: 'HS256' }, claims, 'sha256', pem)],
  ['a key in the header', signed({ alg: 'HS256', jwk: { kty: 'oct', k: part('x') } }, claims, 'sha256', 'x')],
  ['an unknown critical header', signed({ alg: 'HS256', crit: ['b64'], b64: false }, claims)],
  ['expired', await sign({ exp: now() - 31 }), 'token-expired'],
  ['long expired', await sign({ exp: 1 }), 'token-expired'],
  ['no expiry', signed({ alg: 'HS256' }, { room: 'demo' })],
  ['an expiry of text', signed({ alg: 'HS256' }, { room: 'demo', exp: 'never' })],
  ['not yet valid', await sign({ nbf: now() + 60 })],
  ['another room', await sign({ room: 'other' })],
  ['no room', signed({ alg: 'HS256' }, { exp: now() + 600 })],
  ['a room of a list', await sign({ room: ['demo'] })],
  ['another audience', await sign({ aud: 'somebody-else' })],
  ['an unknown role', await sign({ role: 'admin' })],
  ['a long name', await sign({ name: 'n'.repeat(81) })],
  ['cut', good.slice(0, -5)],
  ['a changed payload', `${head}.${part({ ...claims, role: 'host' })}.${signature}`],
  ['a changed character', `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
  ['spaces around', ` ${good} `],
];

describe('A room token', async () => {
  const server = await startServer({ secret: SECRET, grace: 50 });
  let ids = 0;
  const enter = async (token: string | undefined, room = 'demo') => {
    const client = await connect(server, `t${String(ids++)}`);
    const answer = await client.join(room, token === undefined ? {} : { token });
    client.send({ type: 'LEAVE-ROOM', payload: {} });
    await client.drain();
    client.close();
    return answer;
  };

  for (const [what, token, code = 'token-invalid'] of refused)
    it(`does not let in: ${what}`, async () => {
      assert.deepEqual(await enter(token), { type: 'REFUSED', payload: { code } });
    });

  it('of 100 KB costs the sender an error, and the frame', async () => {
    const small = await connect(server, 'long');
    small.send({ type: 'JOIN', payload: { room: 'demo', name: '', token: 'x'.repeat(5000) } });
    assert.equal((await small.next('ERROR')).payload.code, 'invalid-state');
    small.send({ type: 'JOIN', payload: { room: 'demo', name: '', token: 'x'.repeat(100_000) } });
    assert.equal((await small.next('ERROR')).payload.code, 'too-large');
    assert.equal(await small.closed, 1009);
  });

  it('lets in, with the role and the name it says', async () => {
    const host = await connect(server, 'host');
    assert.equal(
      (await host.join('demo', { token: await sign({ role: 'host', name: 'Anna' }), name: 'Eve' })).payload.role,
      'host',
    );
    const guest = await connect(server, 'guest');
    const { payload } = await guest.join('demo', { token: await sign({}), name: 'Ben' });
    assert.equal(payload.role, 'guest');
    assert.deepEqual(payload.peers, [{ id: 'host', name: 'Anna', role: 'host' }]);
    host.send({ type: 'LEAVE-ROOM', payload: {} });
    assert.deepEqual(
      (await guest.drain()).map(({ type }) => type),
      ['PEER-JOINED', 'PEER-LEFT'].slice(1),
      'nobody becomes host by waiting',
    );
    guest.close();
  });

  it('is good for 30 s of difference between clocks, and for our own audience', async () => {
    assert.equal((await enter(await sign({ exp: now() - 20 }))).type, 'JOINED');
    assert.equal((await enter(await sign({ nbf: now() + 20 }))).type, 'JOINED');
    assert.equal((await enter(await sign({ aud: 'rtc-elements' }))).type, 'JOINED');
  });

  it('for one person cannot be used by two at once', async () => {
    const token = await sign({ jti: 'once' });
    const first = await connect(server, 'once1');
    assert.equal((await first.join('demo', { token })).type, 'JOINED');
    assert.equal((await enter(token)).payload.code, 'token-invalid');
    first.send({ type: 'LEAVE-ROOM', payload: {} });
    await first.drain();
    assert.equal((await enter(token)).type, 'JOINED');
  });

  it('of somebody who was kicked is of no use to anybody', async () => {
    const [hostToken, token] = [await sign({ room: 'k', role: 'host' }), await sign({ room: 'k', name: 'bad' })];
    const host = await connect(server, 'k1');
    const bad = await connect(server, 'k2');
    await host.join('k', { token: hostToken });
    await bad.join('k', { token });
    host.send({ type: 'KICK', payload: { id: 'k2' } });
    await bad.next('KICKED');
    assert.equal((await enter(token, 'k')).payload.code, 'not-allowed');
  });

  it('does not tell rooms apart: a guess gets the same bytes whether or not the room is there', async () => {
    const inside = await connect(server, 'inside');
    await inside.join('real', { token: await sign({ room: 'real' }) });
    const guesser = await connect(server, 'guesser');
    const answers = new Set<string>();
    for (const room of ['real', 'unreal', 'demo', 'nothing']) answers.add(JSON.stringify(await guesser.join(room)));
    assert.equal(answers.size, 1);
  });
});

describe("The operator's API", async () => {
  const server = await startServer({ secret: SECRET, basePath: '/calls' });
  const call = (method: string, path: string, body?: unknown, bearer: string | null = SECRET): Promise<Response> =>
    fetch(`${server.url.replace('localhost', '127.0.0.1')}api/${path}`, {
      method,
      headers: { ...(bearer !== null && { authorization: `Bearer ${bearer}` }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  it('makes a token that lets in', async () => {
    const response = await call('POST', 'rooms/my%20room/tokens', { name: 'Anna', role: 'host', ttl: 60 });
    assert.equal(response.status, 201);
    const { token, expires } = (await response.json()) as { token: string; expires: number };
    assert.ok(Math.abs(expires - now() - 60) <= 1);
    const client = await connect(server, 'anna');
    assert.equal((await client.join('my room', { token })).payload.role, 'host');
    const room = (await (await call('GET', 'rooms/my%20room')).json()) as unknown;
    assert.deepEqual(room, { room: 'my room', locked: false, members: [{ id: 'anna', name: 'Anna', role: 'host' }] });
    assert.equal((await call('DELETE', 'rooms/my%20room')).status, 204);
    await client.next('ENDED');
    assert.deepEqual(((await (await call('GET', 'rooms/my%20room')).json()) as { members: unknown }).members, []);
  });

  for (const bearer of [null, '', 'wrong', `${SECRET} `.repeat(100)])
    it(`answers 401 without the secret: ${String(bearer).slice(0, 20)}`, async () => {
      for (const [method, path] of [
        ['POST', 'rooms/x/tokens'],
        ['GET', 'rooms/x'],
        ['DELETE', 'rooms/x'],
        ['GET', 'nothing'],
      ] as const)
        assert.equal((await call(method, path, method === 'POST' ? {} : undefined, bearer)).status, 401);
    });

  for (const [what, body] of [
    ['no JSON', '{'],
    ['a list', []],
    ['an unknown field', { admin: true }],
    ['an unknown role', { role: 'admin' }],
    ['a negative time', { ttl: -1 }],
    ['a long name', { name: 'x'.repeat(81) }],
    ['a large body', { name: 'x'.repeat(10_000) }],
  ] as const)
    it(`answers 400 to ${what}`, async () => {
      assert.equal((await call('POST', 'rooms/x/tokens', body)).status, 400);
    });

  it('is not there without a secret', async () => {
    const open = await startServer();
    const response = await fetch(`${open.url.replace('localhost', '127.0.0.1')}api/rooms/x`);
    assert.equal(response.status, 404);
  });
});
