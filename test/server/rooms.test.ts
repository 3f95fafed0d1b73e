/** Rooms over real sockets: who is told what, in which order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect, gather, offer, startServer, until } from './support.js';

describe('A room', async () => {
  const server = await startServer({ grace: 80 });

  it('makes the first a host, later ones guests, and tells the newcomer who is there', async () => {
    const anna = await connect(server, 'anna');
    const first = await anna.join('one');
    assert.equal(first.type, 'JOINED');
    assert.deepEqual(
      { ...first.payload, resume: '' },
      { room: 'one', role: 'host', peers: [], iceServers: [], capacity: 8, resume: '' },
    );
    const ben = await connect(server, 'ben');
    const second = await ben.join('one');
    assert.equal(second.payload.role, 'guest');
    assert.deepEqual(second.payload.peers, [{ id: 'anna', name: 'anna', role: 'host' }]);
    const { payload } = await anna.next('PEER-JOINED');
    assert.deepEqual(payload.peer, { id: 'ben', name: 'ben', role: 'guest' });
  });

  it('announces a newcomer before the newcomer can dial', async () => {
    const [anna] = await gather(server, 'order', ['o1']);
    const ben = await connect(server, 'o2');
    ben.send({ type: 'JOIN', payload: { room: 'order', name: '' } });
    await ben.next('JOINED');
    ben.send(offer('o1'));
    await anna?.next('OFFER').then(() => undefined);
    assert.deepEqual(
      anna?.inbox.map(({ type }) => type),
      ['PEER-JOINED'],
    );
  });

  it('refuses the ninth', async () => {
    await gather(server, 'full', ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8']);
    const ninth = await connect(server, 'f9');
    assert.deepEqual(await ninth.join('full'), { type: 'REFUSED', payload: { code: 'room-full' } });
  });

  it('tells the others at once when somebody leaves, with the reason', async () => {
    const [a, b, c] = await gather(server, 'leave', ['l1', 'l2', 'l3']);
    assert.ok(a && b && c);
    b.send({ type: 'LEAVE-ROOM', payload: { reason: 'page-closed' } });
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: 'l2', reason: 'page-closed' });
    assert.deepEqual((await c.next('PEER-LEFT')).payload, { id: 'l2', reason: 'page-closed' });
    c.send({ type: 'LEAVE-ROOM', payload: { reason: 'kicked' } });
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: 'l3', reason: 'left' });
    assert.deepEqual(await b.drain(), []);
  });

  it('makes whoever has been there longest a host when the host has gone', async () => {
    const [a, b, c] = await gather(server, 'heir', ['h1', 'h2', 'h3']);
    assert.ok(a && b && c);
    a.send({ type: 'LEAVE-ROOM', payload: {} });
    for (const client of [b, c])
      assert.deepEqual(
        (await client.drain()).map(({ type, payload }) => [type, payload.id, payload.role]),
        [
          ['PEER-LEFT', 'h1', undefined],
          ['PEER-CHANGED', 'h2', 'host'],
        ],
      );
    assert.equal((await a.join('heir')).payload.role, 'guest');
  });

  it('tells the others a new name, and newcomers too', async () => {
    const [a, b] = await gather(server, 'names', ['n1', 'n2']);
    assert.ok(a && b);
    b.send({ type: 'RENAME', payload: { name: 'Ben \u2603' } });
    assert.deepEqual((await a.next('PEER-CHANGED')).payload, { id: 'n2', name: 'Ben \u2603' });
    assert.deepEqual(await b.drain(), []);
    const c = await connect(server, 'n3');
    assert.equal((await c.join('names')).payload.peers?.[1]?.name, 'Ben \u2603');
  });

  it('is left when another is joined', async () => {
    const [a, b] = await gather(server, 'before', ['b1', 'b2']);
    assert.ok(a && b);
    assert.equal((await b.join('after')).payload.room, 'after');
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: 'b2', reason: 'left' });
    b.send(offer('b1'));
    assert.equal((await b.next('EXPIRE')).src, 'b1');
  });

  it('may be joined, left and joined in one breath', async () => {
    const a = await connect(server, 'breath');
    for (let n = 0; n < 5; n++) {
      a.send({ type: 'JOIN', payload: { room: `breath-${String(n)}`, name: '' } });
      a.send({ type: 'LEAVE-ROOM', payload: {} });
    }
    assert.equal((await a.join('breath')).payload.room, 'breath-0');
    await a.drain();
    await until(() => server.counts().rooms > 0, 'the last room was kept');
  });

  it('answers PING and ICE to anybody', async () => {
    const stun = await startServer({ stunUrl: ['stun:stun.example:3478'] });
    const a = await connect(stun, 'p1');
    a.send({ type: 'PING', payload: { n: 7 } });
    assert.deepEqual((await a.next('PONG')).payload, { n: 7 });
    a.send({ type: 'ICE' });
    assert.deepEqual((await a.next('ICE')).payload.iceServers, [{ urls: ['stun:stun.example:3478'] }]);
    assert.deepEqual((await a.join('ice')).payload.iceServers, [{ urls: ['stun:stun.example:3478'] }]);
  });

  it('gives roles and rosters that agree when many join at once', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, (_, n) => connect(server, `m${String(n)}`)));
    const answers = await Promise.all(clients.map((client) => client.join('many')));
    assert.equal(answers.filter(({ payload }) => payload.role === 'host').length, 1);
    const sizes = answers.map(({ payload }) => payload.peers?.length ?? -1).sort();
    assert.deepEqual(sizes, [0, 1, 2, 3, 4, 5, 6, 7]);
    for (const [index, client] of clients.entries()) {
      const joined = (await client.drain())
        .filter(({ type }) => type === 'PEER-JOINED')
        .map(({ payload }) => payload.peer?.id);
      const known = [...joined, ...(answers[index]?.payload.peers ?? []).map(({ id }) => id)];
      assert.equal(new Set(known).size, 7, 'everybody is known exactly once');
      assert.equal(known.length, 7);
    }
  });
});
