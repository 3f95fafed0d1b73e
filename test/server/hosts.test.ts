/** The door of a room: lock, knock, admit, deny, kick, mute, end, and who may do it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect, dial, gather, offer, startServer, until, type Client } from './support.js';

const types = async (client: Client): Promise<string[]> => (await client.drain()).map(({ type }) => type);

describe('A host', async () => {
  const server = await startServer({ grace: 100, roomCapacity: 3 });

  const locked = async (room: string, ids: [string, string]): Promise<[Client, Client]> => {
    const [host, guest] = await gather(server, room, ids);
    assert.ok(host && guest);
    host.send({ type: 'LOCK', payload: { on: true } });
    assert.deepEqual((await host.next('ROOM-CHANGED')).payload, { locked: true });
    await guest.next('ROOM-CHANGED');
    return [host, guest];
  };

  it('locks the room: who knocks waits, only hosts hear it, and the admitted come in', async () => {
    const [host, guest] = await locked('lock', ['a1', 'a2']);
    const visitor = await connect(server, 'a3');
    assert.equal((await visitor.join('lock', { name: 'Vera' })).type, 'WAITING');
    assert.deepEqual((await host.next('KNOCK')).payload, { id: 'a3', name: 'Vera' });
    visitor.send(offer('a1'));
    assert.deepEqual(await types(visitor), ['EXPIRE'], 'who waits reaches nobody');
    host.send({ type: 'ADMIT', payload: { id: 'a3' } });
    assert.deepEqual(
      (await visitor.next('JOINED')).payload.peers?.map(({ id }) => id),
      ['a1', 'a2'],
    );
    assert.equal((await visitor.next('ROOM-CHANGED')).type, 'ROOM-CHANGED');
    assert.deepEqual(await types(host), ['PEER-JOINED']);
    assert.deepEqual(await types(guest), ['PEER-JOINED']);
  });

  it('denies, and may be asked again', async () => {
    const [host] = await locked('deny', ['d1', 'd2']);
    const visitor = await connect(server, 'd3');
    await visitor.join('deny');
    await host.next('KNOCK');
    host.send({ type: 'DENY', payload: { id: 'd3' } });
    assert.deepEqual((await visitor.next('REFUSED')).payload, { code: 'not-allowed' });
    assert.deepEqual((await host.next('PEER-LEFT')).payload, { id: 'd3', reason: 'left' });
    assert.equal((await visitor.join('deny')).type, 'WAITING');
    await host.next('KNOCK');
  });

  it('hears it when somebody stops waiting, for good or for a lost socket', async () => {
    const [host] = await locked('gone', ['g1', 'g2']);
    const [one, two] = [await connect(server, 'g3'), await connect(server, 'g4')];
    await one.join('gone');
    await two.join('gone');
    one.send({ type: 'LEAVE-ROOM', payload: {} });
    assert.equal((await host.next('PEER-LEFT')).payload.id, 'g3');
    two.close();
    assert.equal((await host.next('PEER-LEFT')).payload.id, 'g4');
  });

  it('opens the door for all who wait by unlocking, up to the capacity', async () => {
    const [host] = await locked('unlock', ['u1', 'u2']);
    const [one, two] = [await connect(server, 'u3'), await connect(server, 'u4')];
    await one.join('unlock');
    await two.join('unlock');
    host.send({ type: 'LOCK', payload: { on: false } });
    await one.next('JOINED');
    assert.equal((await two.next('REFUSED')).payload.code, 'room-full');
  });

  it('who comes to be one hears who is waiting', async () => {
    const [host, guest] = await locked('heir', ['i1', 'i2']);
    const visitor = await connect(server, 'i3');
    await visitor.join('heir');
    await host.next('KNOCK');
    host.send({ type: 'LEAVE-ROOM', payload: {} });
    assert.equal((await guest.next('PEER-CHANGED')).payload.role, 'host');
    assert.equal((await guest.next('KNOCK')).payload.id, 'i3');
  });

  it('leaving a locked room empty lets in who waits', async () => {
    const [host, guest] = await locked('last', ['k1', 'k2']);
    const visitor = await connect(server, 'k3');
    await visitor.join('last');
    guest.send({ type: 'LEAVE-ROOM', payload: {} });
    await host.next('PEER-LEFT');
    host.send({ type: 'LEAVE-ROOM', payload: {} });
    assert.equal((await visitor.next('JOINED')).payload.role, 'host');
  });

  it('kicks: the others see it, and neither the id nor its token comes back', async () => {
    const [host, bad, other] = await gather(server, 'kick', ['x1', 'x2', 'x3']);
    assert.ok(host && bad && other);
    host.send({ type: 'KICK', payload: { id: 'x2' } });
    assert.equal((await bad.next('KICKED')).type, 'KICKED');
    for (const client of [host, other])
      assert.deepEqual((await client.next('PEER-LEFT')).payload, { id: 'x2', reason: 'kicked' });
    bad.send(offer('x1'));
    assert.deepEqual(await types(bad), ['EXPIRE']);
    assert.equal((await bad.join('kick')).payload.code, 'not-allowed');
    const sameToken = await connect(server, 'x4', { token: 'token-of-x2' });
    assert.equal((await sameToken.join('kick')).payload.code, 'not-allowed');
    bad.close();
    await until(() => server.counts().seats > 0, 'the server lives');
    const sameId = await dial(server, 'x2', { token: 'fresh' });
    if ((await sameId.next('OPEN', 'ID-TAKEN')).type === 'OPEN')
      assert.equal((await sameId.join('kick')).payload.code, 'not-allowed');
    // Not even when all the others have gone.
    for (const client of [host, other]) client.send({ type: 'LEAVE-ROOM', payload: {} });
    await Promise.all([host.drain(), other.drain()]);
    assert.equal((await sameToken.join('kick')).payload.code, 'not-allowed');
    assert.equal((await other.join('kick')).payload.role, 'host');
  });

  it('asks to mute, which only the one asked hears', async () => {
    const [host, guest, other] = await gather(server, 'mute', ['m1', 'm2', 'm3']);
    assert.ok(host && guest && other);
    host.send({ type: 'MUTE', payload: { id: 'm2' } });
    assert.deepEqual((await guest.next('MUTE')).payload, { id: 'm1' });
    assert.deepEqual([await types(host), await types(other)], [[], []]);
  });

  it('ends the room for everybody, also for who waits', async () => {
    const [host, guest] = await locked('end', ['e1', 'e2']);
    const visitor = await connect(server, 'e3');
    await visitor.join('end');
    host.send({ type: 'END' });
    for (const client of [host, guest, visitor]) await client.next('ENDED');
    assert.equal((await visitor.join('end')).payload.role, 'host');
  });

  it('alone may do it: everybody else gets an error', async () => {
    const [host, guest] = await gather(server, 'rights', ['r1', 'r2']);
    const outside = await connect(server, 'r3');
    assert.ok(host && guest);
    const actions = [
      ...['ADMIT', 'DENY', 'KICK', 'MUTE'].map((type) => ({ type, payload: { id: 'r1' } })),
      { type: 'LOCK', payload: { on: true } },
      { type: 'END' },
    ];
    for (const client of [guest, outside])
      for (const action of actions) {
        client.send(action);
        assert.equal((await client.next('ERROR')).payload.code, 'not-allowed', action.type);
      }
    assert.deepEqual([await types(host), await types(guest)], [[], []]);
  });
});
