/** The end of the server: as a library, and as the process an operator stops. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startProcess } from './process.js';
import { connect, gather, startServer } from './support.js';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

describe('The process', () => {
  it('says what to open, and that other hosts need https', async () => {
    const { child, line } = await startProcess();
    assert.match(line, /open http:\/\/localhost:\d+\/\n/);
    assert.match(line, /https/);
    child.kill('SIGKILL');
  });

  it('does not talk of https when it is there for localhost only', async () => {
    const { child, line } = await startProcess(['--host', 'localhost']);
    assert.doesNotMatch(line, /https/);
    child.kill('SIGKILL');
  });

  it('says that a port is taken, in one line and with code 1', async () => {
    const server = await startServer();
    const port = new URL(server.url).port;
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--port', port, '--host', '127.0.0.1']);
    const chunks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(Buffer.concat(chunks).toString(), new RegExp(`^Port ${port} is in use`));
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    it(`moves every page and ends within 5 s of ${signal}, whoever is connected`, async () => {
      const { child, server } = await startProcess();
      const clients = await gather(server, 'room', ['a', 'b']);
      // A connection that is kept alive, and one that has not finished its request.
      const agent = new Agent({ keepAlive: true });
      await new Promise((resolve) =>
        get(new URL('healthz', server.url), { agent }, (response) => response.resume().once('end', resolve)),
      );
      const started = Date.now();
      child.kill(signal);
      for (const client of clients) {
        const { payload } = await client.next('RESTART');
        assert.ok(payload.delay !== undefined && payload.delay >= 0 && payload.delay <= 2000);
        assert.equal(await client.closed, 1012);
        assert.deepEqual(client.inbox, [], 'nobody is told that anybody left');
      }
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0);
      assert.ok(Date.now() - started < 5000);
      agent.destroy();
    });

  it('ends although a page does not answer the close', async () => {
    const { child, server } = await startProcess();
    const deaf = await connect(server, 'deaf');
    deaf.socket.pause();
    const started = Date.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
    assert.ok(Date.now() - started < 5000);
  });
});

describe('close()', () => {
  it('resolves with no socket, seat, room or timer left, and twice is once', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const server = await startServer();
    const [a] = await gather(server, 'room', ['x', 'y', 'z']);
    a?.close();
    await Promise.all([server.close(), server.close()]);
    assert.deepEqual(server.counts(), { connections: 0, seats: 0, rooms: 0 });
    assert.equal(server.httpServer.listening, false);
    assert.ok(timers() <= before, `${String(timers())} timers, before there were ${String(before)}`);
  });

  it('gives every page a moment of its own to come back', async () => {
    const server = await startServer();
    const clients = await Promise.all(Array.from({ length: 20 }, (_, n) => connect(server, `d${String(n)}`)));
    const delays = Promise.all(clients.map((client) => client.next('RESTART')));
    await server.close();
    assert.ok(new Set((await delays).map(({ payload }) => payload.delay)).size > 10);
  });
});
