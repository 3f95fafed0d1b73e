/** Whose an id is, who comes back to it, and who is told when somebody does not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RtcServer } from '../../server/index.js';
import { candidate, connect, dial, gather, offer, startServer, until, type Client } from './support.js';

const GRACE = 150;

/** The socket dies, and the server has noticed. */
const lose = async (server: RtcServer, client: Client): Promise<void> => {
  const { connections } = server.counts();
  client.close();
  await until(() => server.counts().connections < connections, 'the server noticed');
};

describe('A seat', async () => {
  const server = await startServer({ grace: GRACE });

  it('is not given to another token while its socket is open', async () => {
    await connect(server, 'mine');
    const thief = await dial(server, 'mine', { token: 'another' });
    assert.equal((await thief.next('ID-TAKEN')).type, 'ID-TAKEN');
    await thief.closed;
    assert.deepEqual(thief.inbox, []);
  });

  it('is not given to another token, nor are its frames, during the grace period', async () => {
    const patient = await startServer({ grace: 60_000 });
    const [a, b] = await gather(patient, 'held', ['h1', 'h2']);
    assert.ok(a && b);
    await lose(patient, b);
    a.send(offer('h2', 'secret'));
    await a.drain();
    const thief = await dial(patient, 'h2', { token: 'another' });
    await thief.next('ID-TAKEN');
    await thief.closed;
    assert.deepEqual(thief.inbox, []);
    const back = await connect(patient, 'h2');
    assert.deepEqual(await back.next('OFFER'), { ...offer('h2', 'secret'), src: 'h1' });
  });

  it('goes to anybody after the grace period, without a frame of the one before', async () => {
    const [a, b] = await gather(server, 'over', ['e1', 'e2']);
    assert.ok(a && b);
    await lose(server, b);
    a.send(offer('e2', 'secret'));
    a.send(candidate('e2'));
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: 'e2', reason: 'unreachable' });
    const heir = await connect(server, 'e2', { token: 'another' });
    assert.deepEqual(await heir.drain(), []);
    assert.equal((await heir.join('over')).type, 'JOINED');
  });

  it('says OPEN to a second socket of the same page, and closes the first', async () => {
    const first = await connect(server, 'twice');
    const second = await connect(server, 'twice');
    assert.equal(await first.closed, 4000);
    assert.deepEqual(await second.drain(), []);
  });

  it('keeps its place in the room across a lost socket, and nobody is told', async () => {
    const anna = await connect(server, 'k1');
    const ben = await connect(server, 'k2');
    await anna.join('keep');
    const { resume } = (await ben.join('keep')).payload;
    const cara = await connect(server, 'k3');
    await cara.join('keep');
    await anna.drain();
    await lose(server, ben);
    const again = await connect(server, 'k2');
    const { payload } = await again.join('keep', { name: 'k2', resume });
    assert.equal(payload.role, 'guest');
    assert.equal(payload.resume, resume);
    assert.deepEqual(
      payload.peers?.map(({ id }) => id),
      ['k1', 'k3'],
    );
    await new Promise((resolve) => setTimeout(resolve, GRACE * 1.5));
    assert.deepEqual(await anna.drain(), []);
    anna.send(offer('k2'));
    assert.equal((await again.next('OFFER')).src, 'k1');
  });

  it('hands over, in order, what came while the socket was away', async () => {
    const [a, b] = await gather(server, 'away', ['w1', 'w2']);
    assert.ok(a && b);
    await lose(server, b);
    a.send(offer('w2'));
    for (let n = 0; n < 5; n++) a.send(candidate('w2', n));
    await a.drain();
    const back = await connect(server, 'w2');
    const got = await back.drain();
    assert.deepEqual(
      got.map(({ type }) => type),
      ['OFFER', ...Array.from({ length: 5 }, () => 'CANDIDATE')],
    );
    assert.deepEqual(got.at(-1)?.payload, (candidate('w2', 4) as { payload: unknown }).payload);
  });

  it('is given up when the page comes back but not into the room', async () => {
    const [a, b] = await gather(server, 'lobby', ['l1', 'l2']);
    assert.ok(a && b);
    await lose(server, b);
    const back = await connect(server, 'l2');
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: 'l2', reason: 'unreachable' });
    assert.equal((await back.join('lobby')).type, 'JOINED');
    await a.next('PEER-JOINED');
  });

  it('is kept when the page comes back and goes on dialling', async () => {
    const [a, b] = await gather(server, 'goes-on', ['g1', 'g2']);
    assert.ok(a && b);
    await lose(server, b);
    const back = await connect(server, 'g2');
    back.send(offer('g1'));
    await a.next('OFFER');
    await new Promise((resolve) => setTimeout(resolve, GRACE * 1.5));
    assert.deepEqual(await a.drain(), []);
  });

  it('without the right ticket is a new one: the others see a leave and a join', async () => {
    const [a] = await gather(server, 'reload', ['n1', 'n2']);
    assert.ok(a);
    const again = await connect(server, 'n2');
    assert.equal((await again.join('reload', { resume: 'wrong' })).type, 'JOINED');
    assert.deepEqual(
      (await a.drain()).map(({ type, payload }) => [type, payload.reason ?? payload.peer?.id]),
      [
        ['PEER-LEFT', 'replaced'],
        ['PEER-JOINED', 'n2'],
      ],
    );
  });

  it('makes room when somebody leaves a full one, and not before', async () => {
    const tiny = await startServer({ roomCapacity: 2, grace: GRACE });
    const [, b] = await gather(tiny, 'r', ['t1', 't2']);
    const third = await connect(tiny, 't3');
    assert.equal((await third.join('r')).payload.code, 'room-full');
    b?.send({ type: 'LEAVE-ROOM', payload: {} });
    await b?.drain();
    assert.equal((await third.join('r')).type, 'JOINED');
  });

  it('is given up as well when the door is opened for a page that is away', async () => {
    const own = await startServer({ grace: GRACE });
    const host = await connect(own, 'host');
    await host.join('door');
    host.send({ type: 'LOCK', payload: { on: true } });
    const visitor = await connect(own, 'visitor');
    assert.equal((await visitor.join('door')).type, 'WAITING');
    await lose(own, visitor);
    host.send({ type: 'LOCK', payload: { on: false } });
    assert.equal((await host.next('PEER-JOINED')).payload.peer?.id, 'visitor');
    assert.deepEqual((await host.next('PEER-LEFT')).payload, { id: 'visitor', reason: 'unreachable' });
    assert.deepEqual(own.counts(), { connections: 1, seats: 1, rooms: 1 });
  });

  it('leaves nothing behind', async () => {
    const own = await startServer({ grace: GRACE });
    const clients = await gather(own, 'all', ['z1', 'z2', 'z3']);
    assert.deepEqual(own.counts(), { connections: 3, seats: 3, rooms: 1 });
    for (const client of clients) client.close();
    await until(() => Object.values(own.counts()).every((count) => count === 0), 'rooms, seats and sockets were zero');
  });
});
