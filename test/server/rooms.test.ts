/** Rooms over real sockets: who is told what, in which order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect, gather, offer, startServer } from './support.js';

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
});
