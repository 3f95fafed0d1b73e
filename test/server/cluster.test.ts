/** Three nodes, one Redis: one room across all of them, and what happens when a part of it dies. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Redis } from 'ioredis';
import type { RtcServer } from '../../server/index.js';
import { candidate, connect, dial, offer, startServer, until, type Client } from './support.js';
import { startProcess } from './process.js';
import { startRedis } from './redis.js';

const redis = await startRedis();
const options = { redis: redis.url, grace: 300, rate: 10_000 };
const nodes = [await startServer(options), await startServer(options), await startServer(options)] as [
  RtcServer,
  RtcServer,
  RtcServer,
];
const [one, two, three] = nodes;

describe('A cluster', () => {
  it('has one room across its nodes: roles, rosters, relays, names and leaves', async () => {
    const a = await connect(one, 'a');
    const b = await connect(two, 'b');
    const c = await connect(three, 'c');
    assert.equal((await a.join('all')).payload.role, 'host');
    assert.deepEqual(
      (await b.join('all')).payload.peers?.map(({ id }) => id),
      ['a'],
    );
    assert.deepEqual(
      (await c.join('all')).payload.peers?.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal((await a.next('PEER-JOINED')).payload.peer?.id, 'b');
    c.send(offer('a'));
    for (let n = 0; n < 50; n++) c.send(candidate('a', n));
    assert.equal((await a.next('PEER-JOINED', 'OFFER')).type, 'PEER-JOINED', 'known before dialling');
    assert.equal((await a.next('OFFER')).src, 'c');
    for (let n = 0; n < 50; n++)
      assert.deepEqual((await a.next('CANDIDATE')).payload, (candidate('a', n) as { payload: unknown }).payload);
    b.send({ type: 'RENAME', payload: { name: 'Ben' } });
    assert.deepEqual((await c.next('PEER-CHANGED')).payload, { id: 'b', name: 'Ben' });
    a.send({ type: 'LEAVE-ROOM', payload: {} });
    for (const client of [b, c])
      assert.deepEqual((await client.next('PEER-LEFT')).payload, { id: 'a', reason: 'left' });
    assert.deepEqual((await b.next('PEER-CHANGED')).payload, { id: 'b', role: 'host' });
    b.send({ type: 'KICK', payload: { id: 'c' } });
    await c.next('KICKED');
    assert.deepEqual((await c.join('all')).payload.code, 'not-allowed');
  });

  it('holds the capacity, whoever is faster', async () => {
    const clients = await Promise.all(
      Array.from({ length: 12 }, (_, n) => connect(nodes[n % 3] as RtcServer, `cap${String(n)}`)),
    );
    const answers = await Promise.all(clients.map((client) => client.join('cap')));
    assert.equal(answers.filter(({ type }) => type === 'JOINED').length, 8);
    assert.equal(answers.filter(({ payload }) => payload.code === 'room-full').length, 4);
    assert.equal(answers.filter(({ payload }) => payload.role === 'host').length, 1);
    const inside = clients.filter((_, n) => answers[n]?.type === 'JOINED');
    await until(
      () =>
        inside.every((client) => {
          const peers = answers[clients.indexOf(client)]?.payload.peers ?? [];
          const joined = client.inbox
            .filter(({ type }) => type === 'PEER-JOINED')
            .map(({ payload }) => payload.peer?.id);
          const known = [...peers.map(({ id }) => id), ...joined];
          return known.length === 7 && new Set(known).size === 7;
        }),
      'everybody knew everybody exactly once',
    );
  });

  it('gives an id to one token, on whatever node', async () => {
    await connect(one, 'id');
    const thief = await dial(two, 'id', { token: 'another' });
    await thief.next('ID-TAKEN');
    await thief.closed;
  });

  it('lets a page move from node to node with its seat, and what was sent meanwhile', async () => {
    const a = await connect(one, 'mv1');
    const b = await connect(two, 'mv2');
    await a.join('move');
    const { resume } = (await b.join('move')).payload;
    const witness = await connect(two, 'mv3');
    await witness.join('move');
    const open = two.counts().connections;
    b.close();
    await until(() => two.counts().connections === open - 1, 'the socket was gone');
    await a.drain();
    a.send(offer('mv2'));
    await a.drain();
    const moved = await connect(three, 'mv2');
    assert.deepEqual(
      (await moved.join('move', { resume })).payload.peers?.map(({ id }) => id),
      ['mv1', 'mv3'],
    );
    await moved.next('OFFER');
    a.send(candidate('mv2'));
    await moved.next('CANDIDATE');
    moved.send(candidate('mv1'));
    await a.next('CANDIDATE');
    // Whoever is lost later is told of later: when the witness's grace is over, so would have been that of who moved.
    witness.close();
    assert.equal((await a.next('PEER-LEFT')).payload.id, 'mv3');
    assert.deepEqual(await a.drain(), []);
  });

  it('closes the old socket when the page opens a new one on another node', async () => {
    const old = await connect(one, 'twice');
    await connect(two, 'twice');
    assert.equal(await old.closed, 4000);
  });

  it('knocks across nodes', async () => {
    const host = await connect(one, 'kn1');
    await host.join('knock');
    host.send({ type: 'LOCK', payload: { on: true } });
    await host.next('ROOM-CHANGED');
    const visitor = await connect(two, 'kn2');
    assert.equal((await visitor.join('knock')).type, 'WAITING');
    assert.equal((await host.next('KNOCK')).payload.id, 'kn2');
    host.send({ type: 'ADMIT', payload: { id: 'kn2' } });
    assert.equal((await visitor.next('JOINED')).payload.peers?.[0]?.id, 'kn1');
    const other = await connect(three, 'kn3');
    await other.join('knock');
    host.send({ type: 'END' });
    for (const client of [host, visitor, other]) await client.next('ENDED');
  });

  it('joins, dials and leaves 500 pairs across nodes, every frame in order', async (t) => {
    const latencies: number[] = [];
    const pair = async (n: number): Promise<void> => {
      const [left, right] = [nodes[n % 3] as RtcServer, nodes[(n + 1) % 3] as RtcServer];
      const [a, b] = await Promise.all([connect(left, `p${String(n)}a`), connect(right, `p${String(n)}b`)]);
      await a.join(`pair${String(n)}`);
      await b.join(`pair${String(n)}`);
      const started = performance.now();
      b.send(offer(a.id));
      for (let c = 0; c < 5; c++) b.send(candidate(a.id, c));
      await a.next('PEER-JOINED');
      await a.next('OFFER');
      latencies.push(performance.now() - started);
      for (let c = 0; c < 5; c++)
        assert.deepEqual((await a.next('CANDIDATE')).payload, (candidate('', c) as { payload: unknown }).payload);
      b.send({ type: 'LEAVE-ROOM', payload: {} });
      assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: b.id, reason: 'left' });
      assert.deepEqual([...a.inbox, ...b.inbox], []);
      for (const client of [a, b]) client.close();
    };
    for (let n = 0; n < 500; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => pair(n + k)));
    latencies.sort((x, y) => x - y);
    t.diagnostic(`an offer from node to node: median ${(latencies[250] ?? 0).toFixed(1)} ms, 20 pairs at once`);
  });

  it('prints what the bus adds to one frame', async (t) => {
    const measure = async (from: RtcServer, to: RtcServer, name: string): Promise<number> => {
      const [a, b] = [await connect(from, `${name}1`), await connect(to, `${name}2`)];
      await a.join(name);
      await b.join(name);
      const times: number[] = [];
      for (let n = 0; n < 200; n++) {
        const started = performance.now();
        a.send(candidate(b.id, n));
        await b.next('CANDIDATE');
        times.push(performance.now() - started);
      }
      return times.sort((x, y) => x - y)[100] ?? 0;
    };
    const local = await measure(one, one, 'local');
    const across = await measure(one, two, 'across');
    t.diagnostic(`relay on one node ${local.toFixed(2)} ms, across nodes ${across.toFixed(2)} ms (medians)`);
    assert.ok(across < 50);
  });
});

describe('A fault', { concurrency: false }, () => {
  /** A room of three, one page on each node. */
  const trio = async (room: string): Promise<[Client, Client, Client]> => {
    const clients: Client[] = [];
    for (const [n, node] of nodes.entries()) {
      const client = await connect(node, `${room}${String(n)}`);
      await client.join(room);
      clients.push(client);
    }
    await until(() => clients[0]?.inbox.length === 2, 'the first knew the others');
    for (const client of clients) await client.drain();
    return clients as [Client, Client, Client];
  };

  it('of Redis leaves running rooms alone, refuses joins by name, and heals when Redis is back empty', async () => {
    const [a, b, c] = await trio('outage');
    const local = await connect(one, 'outage-local');
    await local.join('outage');
    for (const client of [a, b, c]) await client.next('PEER-JOINED');
    await redis.kill();
    local.send(offer(a.id));
    assert.equal((await a.next('OFFER')).src, local.id, 'on one node calls go on');
    const late = await connect(two, 'outage-late');
    assert.deepEqual((await late.join('outage')).payload, { code: 'signaling-unreachable' });
    assert.equal((await fetch(`${one.url.replace('localhost', '127.0.0.1')}readyz`)).status, 503);
    // Somebody leaves while nobody can write it down.
    local.send({ type: 'LEAVE-ROOM', payload: {} });
    assert.deepEqual((await a.next('PEER-LEFT')).payload, { id: local.id, reason: 'left' });
    await redis.start();
    let answer = await late.join('outage');
    while (answer.type === 'REFUSED') answer = await late.join('outage');
    assert.deepEqual(answer.payload.peers?.map(({ id }) => id).sort() ?? [], [a.id, b.id, c.id].sort());
    for (const client of [b, c]) assert.deepEqual((await client.next('PEER-LEFT')).payload.id, local.id);
    c.send(offer(a.id));
    assert.equal((await a.next('OFFER')).src, c.id);
    assert.ok(
      [a, b, c].every((client) => !client.inbox.some(({ type }) => type === 'PEER-LEFT')),
      'nobody else was said to have left',
    );
    const thief = await dial(three, a.id, { token: 'another' });
    await thief.next('ID-TAKEN');
  });

  it('that hangs Redis is no different', async () => {
    const [a] = await trio('hang');
    redis.signal('SIGSTOP');
    const late = await connect(one, 'hang-late');
    assert.deepEqual((await late.join('hang')).payload, { code: 'signaling-unreachable' });
    redis.signal('SIGCONT');
    let answer = await late.join('hang');
    while (answer.type === 'REFUSED') answer = await late.join('hang');
    assert.equal(answer.payload.peers?.length, 3);
    assert.equal((await a.next('PEER-JOINED')).payload.peer?.id, 'hang-late');
  });

  it('of a node is survived by its pages, which resume elsewhere, and told to the others where they do not', async () => {
    const doomed = await startProcess(['--redis', redis.url]);
    const stays = await connect(one, 'kill-stays');
    await stays.join('kill');
    const back = await connect(doomed.server, 'kill-back');
    const { resume } = (await back.join('kill')).payload;
    const gone = await connect(doomed.server, 'kill-gone');
    await gone.join('kill');
    await stays.next('PEER-JOINED');
    await stays.next('PEER-JOINED');
    doomed.child.kill('SIGKILL');
    await back.closed;
    const started = Date.now();
    const moved = await connect(two, 'kill-back');
    assert.deepEqual(
      (await moved.join('kill', { resume })).payload.peers?.map(({ id }) => id),
      ['kill-stays', 'kill-gone'],
    );
    moved.send(offer('kill-stays'));
    assert.equal((await stays.next('OFFER')).src, 'kill-back');
    assert.ok(Date.now() - started < 3000);
    const thief = await dial(three, 'kill-gone', { token: 'another' });
    await thief.next('ID-TAKEN');
    await until(() => stays.inbox.some(({ type }) => type === 'PEER-LEFT'), 'the other was given up', 15_000);
    assert.deepEqual(
      (await stays.drain()).map(({ type, payload }) => [type, payload.id, payload.reason]),
      [['PEER-LEFT', 'kill-gone', 'unreachable']],
    );
    assert.deepEqual((await moved.next('PEER-LEFT')).payload, { id: 'kill-gone', reason: 'unreachable' });
  });

  it('of a node that only slept is no leave: its pages are members again', async () => {
    const sleeper = await startProcess(['--redis', redis.url]);
    const awake = await connect(one, 'sleep-awake');
    await awake.join('sleep');
    const asleep = await connect(sleeper.server, 'sleep-asleep');
    await asleep.join('sleep');
    await awake.next('PEER-JOINED');
    sleeper.child.kill('SIGSTOP');
    await until(() => awake.inbox.some(({ type }) => type === 'PEER-LEFT'), 'it was given up', 15_000);
    sleeper.child.kill('SIGCONT');
    await until(() => awake.inbox.some(({ type }) => type === 'PEER-JOINED'), 'it was there again', 15_000);
    awake.send(offer('sleep-asleep'));
    assert.equal((await asleep.next('OFFER')).src, 'sleep-awake');
  });
});

describe('The layout of keys', () => {
  it('needs one key per step, so that a Redis Cluster takes it', async () => {
    const cluster = await startRedis([
      '--cluster-enabled',
      'yes',
      '--cluster-config-file',
      `/tmp/rtc-nodes-${String(process.pid)}.conf`,
    ]);
    const client = new Redis(cluster.url);
    await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'))
      await new Promise((resolve) => setImmediate(resolve));
    const [left, right] = [await startServer({ redis: cluster.url }), await startServer({ redis: cluster.url })];
    const [a, b] = [await connect(left, 'slots1'), await connect(right, 'slots2')];
    await a.join('slots {a} {b}');
    assert.equal((await b.join('slots {a} {b}')).payload.peers?.length, 1);
    b.send(offer('slots1'));
    await a.next('OFFER');
    const slots = new Set<unknown>();
    for (const key of await client.keys('*')) {
      assert.match(key, /^rtc:(?:room|id|node):\{[^{}]+\}$/);
      slots.add(await client.call('CLUSTER', 'KEYSLOT', key));
    }
    assert.ok(slots.size > 1, 'keys spread over slots');
    client.disconnect();
  });
});
