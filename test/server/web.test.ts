/** What the server answers over HTTP: files with the right headers, health, and PeerServer's own API. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import express from 'express';
import { webRoutes } from '../../server/web.js';
import { connect, startServer } from './support.js';

/** A package of the shape of ours, so that the test needs no build. */
const fixture = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'rtc-web-'));
  const put = (path: string, text: string): void => {
    writeFileSync(join(root, path), text);
  };
  for (const folder of ['dist/chunks', 'dist/server', 'demo']) mkdirSync(join(root, folder), { recursive: true });
  put('dist/rtc-elements.js', 'export {}');
  put('dist/rtc-elements.iife.js', 'void 0');
  put('dist/rtc-elements.js.map', '{}');
  put('dist/chunks/peerjs-a1B2c3D4.js', 'export default 1');
  put('dist/server/main.js', 'secret');
  put('demo/index.html', '<!doctype html><title>demo</title>');
  put('demo/style.css', 'body{}');
  return root;
};

describe('The web part', async () => {
  const root = fixture();
  const app = express();
  app.use(webRoutes({ root, extraRoots: [], secure: false, pages: true, isHealthy: () => true, isReady: () => true }));
  app.use((_request, response) => response.status(404).end('passed on'));
  const http = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const address = http.address();
  const base = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  after(() => {
    http.close();
    http.closeAllConnections();
    rmSync(root, { recursive: true });
  });
  const get = (path: string): Promise<Response> => fetch(base + path);

  it('serves the script to every page', async () => {
    for (const path of ['/rtc-elements.js', '/rtc-elements.iife.js', '/chunks/peerjs-a1B2c3D4.js']) {
      const response = await get(path);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^(?:text|application)\/javascript/);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
  });

  it('lets browsers keep for ever only what changes its name with its content', async () => {
    const cacheOf = async (path: string): Promise<string | null> => (await get(path)).headers.get('cache-control');
    assert.equal(await cacheOf('/chunks/peerjs-a1B2c3D4.js'), 'public, max-age=31536000, immutable');
    for (const path of ['/rtc-elements.js', '/rtc-elements.iife.js', '/', '/style.css'])
      assert.equal(await cacheOf(path), 'no-cache', path);
    const { headers } = await get('/rtc-elements.js');
    // fetch would ask for a fresh copy by itself.
    const again = await new Promise<number | undefined>((resolve) =>
      request(`${base}/rtc-elements.js`, { headers: { 'if-none-match': headers.get('etag') ?? '' } }, (response) => {
        resolve(response.resume().statusCode);
      }).end(),
    );
    assert.equal(again, 304);
  });

  it('serves the demo under a strict policy, to its own origin', async () => {
    const response = await get('/');
    assert.match(await response.text(), /demo/);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self' ws: wss:",
      "require-trusted-types-for 'script'",
    ])
      assert.ok(policy.includes(directive), directive);
    assert.ok(!policy.includes('unsafe'));
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(response.headers.get('x-powered-by'), null);
    assert.match((await get('/style.css')).headers.get('content-type') ?? '', /^text\/css/);
  });

  it('gives the hashes for the integrity attribute', async () => {
    const hashes = (await (await get('/integrity.json')).json()) as Record<string, string>;
    assert.deepEqual(Object.keys(hashes), ['chunks/peerjs-a1B2c3D4.js', 'rtc-elements.iife.js', 'rtc-elements.js']);
    const body = Buffer.from(await (await get('/rtc-elements.js')).arrayBuffer());
    assert.equal(hashes['rtc-elements.js'], `sha384-${createHash('sha384').update(body).digest('base64')}`);
    writeFileSync(join(root, 'dist/rtc-elements.js'), 'export {}; // changed');
    const changed = (await (await get('/integrity.json')).json()) as Record<string, string>;
    assert.notEqual(changed['rtc-elements.js'], hashes['rtc-elements.js']);
  });

  for (const path of [
    '/server/main.js',
    '//server/main.js',
    '/%73erver/main.js',
    '/chunks/../server/main.js',
    '/..%2fpackage.json',
    '/../../etc/passwd',
    '/.git',
    '/%00',
    '/%zz',
  ])
    it(`does not serve ${path}`, async () => {
      const response = await get(path);
      assert.ok(response.status >= 400, String(response.status));
      assert.doesNotMatch(await response.text(), /secret|root:/);
    });

  it('passes on what it does not know, without headers of its own', async () => {
    const response = await get('/unknown');
    assert.equal(await response.text(), 'passed on');
    assert.equal(response.headers.get('content-security-policy'), null);
  });
});

describe('The server over HTTP', async () => {
  const server = await startServer({ basePath: '/calls', stunUrl: [] });
  const at = (path: string): string => server.url.replace('localhost', '127.0.0.1') + path;

  it('says that it is well, to pages of any origin', async () => {
    const response = await fetch(at('healthz'), { headers: { origin: 'https://evil.example' } });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it("answers PeerServer's own API, and lists nobody", async () => {
    assert.match(await (await fetch(at('peerjs/id'))).text(), /^[0-9a-f-]{36}$/);
    assert.equal((await fetch(at('peerjs/peers'))).status, 401);
  });

  it('keeps to its base path', async () => {
    const origin = new URL(at('')).origin;
    for (const path of ['/healthz', '/peerjs/id', '/other/id'])
      assert.equal((await fetch(origin + path)).status, 404, path);
  });
});

describe('TLS', () => {
  it('is served from two PEM files, sockets included', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rtc-tls-'));
    const [cert, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const subject = [
      '-subj',
      '/CN=localhost',
      '-days',
      '1',
      '-nodes',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
    ];
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', keyFile, '-out', cert], { stdio: 'ignore' });
    const server = await startServer({ cert, keyFile });
    rmSync(folder, { recursive: true });
    assert.match(server.url, /^https:/);
    const client = await connect(server, 'tls', { rejectUnauthorized: false });
    assert.equal((await client.join('tls')).type, 'JOINED');
    const secured = await new Promise<unknown>((resolve) =>
      secureRequest(`${server.url}rtc-elements.js`, { rejectUnauthorized: false }, (response) => {
        resolve(response.resume().headers['strict-transport-security'] ?? response.statusCode);
      }).end(),
    );
    // Without a build there is no file, and nothing to be said about it.
    assert.ok(secured === 404 || String(secured).startsWith('max-age='));
  });
});
