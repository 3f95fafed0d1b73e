/** The ground the other end-to-end tests stand on: both browsers start, and have the devices a test asks them to have. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { browserNames, launchers, type BrowserSetup } from './support/browsers.js';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>devices</title>');
});
let url = '';

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** What getUserMedia gives a page: the kinds of its tracks, or the name of what it throws. */
const capture = async (name: keyof typeof launchers, setup: BrowserSetup): Promise<string> => {
  const browser = await launchers[name](setup);
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        (stream) =>
          stream
            .getTracks()
            .map((track) => track.kind)
            .sort()
            .join(' '),
        (error: unknown) => (error as DOMException).name,
      ),
    );
  } finally {
    await browser.close();
  }
};

for (const name of browserNames) {
  test(`${name} has a fake camera and a fake microphone`, async () => {
    assert.equal(await capture(name, {}), 'audio video');
  });
  test(`${name} refuses them where permission is denied`, async () => {
    assert.equal(await capture(name, { permission: 'denied' }), 'NotAllowedError');
  });
  test(`${name} has neither where there are no devices`, async () => {
    assert.equal(await capture(name, { devices: 'none' }), 'NotFoundError');
  });
}
