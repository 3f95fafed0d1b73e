/** The door for sockets: what a page may send, to whom, and what junk costs it. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { createRtcServer } from '../../server/index.js';
import { candidate, connect, dial, gather, offer, startServer } from './support.js';

describe('The gate', async () => {
  const server = await startServer({ maxFrame: 4096 });

  it('relays offers, answers and candidates in order, as from their sender', async () => {
    const [a, b] = await gather(server, 'relay', ['r1', 'r2']);
    assert.ok(a && b);
    a.send({ ...offer('r2'), src: 'somebody-else', extra: 1 });
    for (let n = 0; n < 20; n++) a.send(candidate('r2', n));
    const got = [await b.next('OFFER')];
    for (let n = 0; n < 20; n++) got.push(await b.next('CANDIDATE'));
    assert.ok(got.every((frame) => frame.src === 'r1' && frame.dst === 'r2'));
    assert.deepEqual(got[0], { ...offer('r2'), src: 'r1' });
    assert.deepEqual(
      got.slice(1).map((frame) => frame.payload),
      Array.from({ length: 20 }, (_, n) => (candidate('r2', n) as { payload: unknown }).payload),
    );
  });

  it('lets nothing out of a room, and answers the same for a stranger and for nobody', async () => {
    const [a] = await gather(server, 'inside', ['in1', 'in2']);
    const [stranger] = await gather(server, 'outside', ['out1']);
    const roomless = await connect(server, 'roomless');
    assert.ok(a && stranger);
    const answers: unknown[] = [];
    for (const dst of ['out1', 'roomless', 'nobody', 'in1']) {
      a.send(offer(dst));
      a.send(candidate(dst));
      answers.push(...(await a.drain()).map((frame) => ({ ...frame, src: frame.src === dst })));
    }
    assert.deepEqual(
      answers,
      Array.from({ length: 4 }, () => ({ type: 'EXPIRE', src: true, dst: 'in1' })),
    );
    roomless.send(offer('in1'));
    assert.deepEqual(
      (await roomless.drain()).map(({ type }) => type),
      ['EXPIRE'],
    );
    assert.deepEqual(await stranger.drain(), []);
    assert.deepEqual(await a.drain(), []);
  });

  const junk: readonly (readonly [string, string | Buffer])[] = [
    ['no JSON', 'hello'],
    ['half an object', '{"type":"OFFER"'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '17'],
    ['a list', '[]'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"DANCE"}'],
    ['a type of an object', '{"type":{}}'],
    ['PeerJS LEAVE', '{"type":"LEAVE"}'],
    ['PeerJS LEAVE to somebody', '{"type":"LEAVE","dst":"j0"}'],
    ['PeerJS EXPIRE', '{"type":"EXPIRE","dst":"j0"}'],
    ['a frame of the server', '{"type":"PEER-LEFT","payload":{"id":"j0","reason":"left"}}'],
    ['an offer to a list', '{"type":"OFFER","dst":["j0"],"payload":{}}'],
    ['an offer of a foreign serialization', JSON.stringify(offer('j0')).replace('"rtc"', '"constructor"')],
    ['a JOIN without a room', '{"type":"JOIN","payload":{"name":"x"}}'],
    ['a JOIN with an empty room', '{"type":"JOIN","payload":{"room":"","name":"x"}}'],
    ['a JOIN with a long name', `{"type":"JOIN","payload":{"room":"x","name":"${'n'.repeat(81)}"}}`],
    ['a JOIN with control characters', '{"type":"JOIN","payload":{"room":"a\\u0000b","name":""}}'],
    ['a PING of a float', '{"type":"PING","payload":{"n":1.5}}'],
    ['prototype keys', '{"__proto__":{"type":"PING"},"constructor":1}'],
    ['deep lists', `{"type":"OFFER","dst":"j0","payload":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ['a binary frame', Buffer.from('{"type":"HEARTBEAT"}')],
  ];
  for (const [index, [what, data]] of junk.entries())
    it(`answers ${what} with one named error`, async () => {
      const client = await connect(server, `j${String(index)}`);
      client.sendRaw(data);
      const [answer, ...more] = await client.drain();
      assert.equal(answer?.type, 'ERROR');
      assert.equal(answer.payload.code, 'invalid-state');
      assert.ok(answer.payload.msg);
      assert.deepEqual(more, []);
      client.close();
    });

  it('closes the socket at the tenth bad frame', async () => {
    const client = await connect(server, 'bad');
    for (let n = 0; n < 30; n++) client.sendRaw('junk');
    assert.equal(await client.closed, 1008);
    assert.equal(client.inbox.filter(({ type }) => type === 'ERROR').length, 10);
  });

  it('names a frame that is too large, and closes', async () => {
    const client = await connect(server, 'large');
    client.sendRaw('x'.repeat(4097));
    assert.equal((await client.next('ERROR')).payload.code, 'too-large');
    assert.equal(await client.closed, 1009);
  });

  it('takes a burst of twice the rate, and no more', async () => {
    const limited = await startServer({ rate: 20 });
    const client = await connect(limited, 'fast');
    for (let n = 0; n < 45; n++) client.send({ type: 'PING', payload: { n } });
    const codes = [(await client.next('ERROR')).payload.code, (await client.next('ERROR')).payload.code];
    assert.deepEqual(codes, ['rate-limited', 'rate-limited']);
    assert.ok(client.inbox.filter(({ type }) => type === 'PONG').length >= 40);
    assert.equal(client.socket.readyState, WebSocket.OPEN);
  });

  it('closes a socket that does not stop', async () => {
    const limited = await startServer({ rate: 20 });
    const client = await connect(limited, 'faster');
    for (let n = 0; n < 100; n++) client.send({ type: 'PING', payload: { n } });
    assert.equal(await client.closed, 1008);
  });

  it('counts WebSocket pings as well', async () => {
    const limited = await startServer({ rate: 20 });
    const client = await connect(limited, 'pings');
    for (let n = 0; n < 100; n++) client.socket.ping();
    assert.equal(await client.closed, 1008);
  });

  for (const [what, id, options] of [
    ['a bad id', 'a b!', {}],
    ['a long id', 'a'.repeat(65), {}],
    ['no id', '', {}],
    ['no token', 'noToken', { token: '' }],
    ['a long token', 'longToken', { token: 't'.repeat(129) }],
    ['a foreign key', 'foreignKey', { key: 'other' }],
  ] as const)
    it(`refuses ${what} with a named error`, async () => {
      const client = await dial(server, id, options);
      const frame = await client.next('ERROR');
      assert.equal(frame.payload.code, 'invalid-state');
      assert.equal(await client.closed, 1008);
    });

  it('holds no more connections than it may', async () => {
    const small = await startServer({ maxConnections: 2 });
    const [first] = [await connect(small, 'c1'), await connect(small, 'c2')];
    const third = await dial(small, 'c3');
    assert.equal((await third.next('ERROR')).payload.code, 'rate-limited');
    assert.equal(await third.closed, 1013);
    first.close();
    await first.closed;
    for (let ms = 0; small.counts().connections > 1; ms++) await new Promise((resolve) => setImmediate(resolve));
    await connect(small, 'c4');
  });

  it('leaves the other upgrade paths and requests of a shared server alone', async () => {
    const http = createServer((_request, response) => response.end('theirs'));
    const theirs = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      if (request.url === '/theirs')
        theirs.handleUpgrade(request, socket, head, (ws) => {
          ws.send('hello');
        });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const ours = await createRtcServer({ server: http, basePath: '/calls' });
    const { port } = http.address() as AddressInfo;
    const base = `http://127.0.0.1:${String(port)}`;
    assert.equal(ours.url, `http://localhost:${String(port)}/calls/`);
    const page = await connect(ours, 'shared');
    const foreign = new WebSocket(`${base.replace('http', 'ws')}/theirs`);
    const hello = await new Promise((resolve) =>
      foreign.once('message', (data) => {
        resolve((data as Buffer).toString());
      }),
    );
    assert.equal(hello, 'hello');
    assert.equal(await (await fetch(`${base}/other`)).text(), 'theirs');
    assert.equal(await (await fetch(base)).text(), 'theirs');
    assert.equal((await fetch(`${base}/calls/healthz`)).status, 200);
    await ours.close();
    assert.equal(await page.closed, 1012);
    assert.equal(foreign.readyState, WebSocket.OPEN);
    assert.equal(await (await fetch(`${base}/calls/healthz`)).text(), 'theirs');
    foreign.terminate();
    await new Promise((resolve) => {
      http.close(resolve);
      http.closeAllConnections();
    });
  });

  it('answers an upgrade it does not know with 404', async () => {
    await assert.rejects(dial(server, 'x', { path: 'other' }), /404/);
  });

  it('lets plain PeerJS pages reach each other only where the operator says so', async () => {
    const frame = {
      type: 'OFFER',
      dst: 's2',
      payload: { type: 'media', connectionId: 'mc_1', metadata: { a: [1] }, sdp: {} },
    };
    const stock = await startServer({ stockClients: true });
    const [a, b] = [await connect(stock, 's1'), await connect(stock, 's2')];
    a.send(frame);
    assert.deepEqual(await b.next('OFFER'), { ...frame, src: 's1' });
    const [member] = await gather(stock, 'room', ['m1', 'm2']);
    assert.ok(member);
    a.send({ ...frame, dst: 'm1' });
    a.send({ ...frame, payload: { ...frame.payload, serialization: 'constructor' } });
    assert.deepEqual(
      (await a.drain()).map(({ type }) => type),
      ['EXPIRE', 'ERROR'],
    );
    assert.deepEqual(await member.drain(), []);
    assert.deepEqual(await b.drain(), []);
    const [c] = [await connect(server, 's1'), await connect(server, 's2')];
    c.send(frame);
    c.send(offer('s2'));
    assert.deepEqual(
      (await c.drain()).map(({ type }) => type),
      ['ERROR', 'EXPIRE'],
    );
  });
});
