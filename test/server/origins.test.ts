/** Which pages may open a socket, as a table and at the real upgrade. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAllowedOrigin } from '../../server/origins.js';
import { connect, dial, startServer } from './support.js';

const HOST = 'calls.example:9000';
const NAMED = new Set(['https://app.example', 'https://app.example:8443']);

const allowed = [
  undefined,
  'http://calls.example:9000',
  'https://calls.example:9000',
  'http://localhost',
  'http://localhost:3000',
  'https://localhost:3000',
  'http://127.0.0.1:5500',
  'http://[::1]:8080',
  'https://app.example',
  'https://app.example:8443',
];
const refused = [
  '',
  'null',
  'https://evil.example',
  'http://app.example',
  'https://app.example:444',
  'https://app.example.evil.example',
  'https://evil-app.example',
  'https://sub.app.example',
  'http://calls.example',
  'http://calls.example:9001',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.2',
  'http://localhost@evil.example',
  'http://localhost:3000/',
  'file://localhost',
  'ftp://localhost',
  'chrome-extension://localhost',
  'http://[::2]',
  'HTTPS://APP.EXAMPLE',
  'https://app.example https://evil.example',
  'javascript:alert(1)',
];

describe('An origin', async () => {
  for (const origin of allowed)
    it(`may connect: ${String(origin)}`, () => {
      assert.equal(isAllowedOrigin(origin, HOST, NAMED), true);
    });
  for (const origin of refused)
    it(`may not connect: '${origin}'`, () => {
      assert.equal(isAllowedOrigin(origin, HOST, NAMED), false);
    });
  it('may be anything where the operator says *', () => {
    assert.equal(isAllowedOrigin('https://evil.example', HOST, new Set(['*'])), true);
  });

  const server = await startServer({ origins: ['https://app.example'] });
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])
    it(`is answered 403 at the upgrade: ${origin}`, async () => {
      await assert.rejects(dial(server, 'x', { origin }), /403/);
    });
  for (const origin of ['https://app.example', 'http://localhost:1', server.url.slice(0, -1)])
    it(`is let in at the upgrade: ${origin}`, async () => {
      const client = await connect(server, `in-${String(Math.random()).slice(2)}`, { origin });
      client.close();
    });
});
