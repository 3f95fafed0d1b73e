/** The examples for React and Vue, built as a user would and served by the real server, strict policy included. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildExample, EXAMPLES } from '../../scripts/support/examples.mjs';
import { createRtcServer, type RtcServer } from '../../server/index.js';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import { browserNames } from './support/browsers.js';
import { Person } from './support/person.js';

const names = Object.keys(EXAMPLES);
const directory = mkdtempSync(join(tmpdir(), 'rtc-elements-examples-'));
let server: RtcServer;

before(async () => {
  for (const name of names) await buildExample(name, directory);
  server = await createRtcServer({ port: 0, host: '127.0.0.1', staticRoots: [directory] });
});
after(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

const address = (name: string): string => {
  const base = server.url.replace('127.0.0.1', 'localhost');
  return `${new URL(`${name}/index.html`, base).href}?${new URLSearchParams({ server: base }).toString()}`;
};

/** What the framework itself shows: it heard our event, and drew again. */
const shows = ({ page }: Person, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('p[role=status]')?.textContent.trim() === wanted, {}, text);

const properties = ({ page }: Person) =>
  page.evaluate(() => {
    const { room, name, server, iceServers, autojoin, muted, audioOnly, minimal, layout } =
      document.querySelector<RtcCall>('rtc-call')!;
    return { room, name, server, iceServers, autojoin, muted, audioOnly, minimal, layout };
  });

const becomes = ({ page }: Person, audioOnly: boolean): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('rtc-call')?.audioOnly === wanted, {}, audioOnly);

for (const name of names) {
  for (const browser of browserNames) {
    test(`${name} has a call in ${browser}: properties go in, events come out, methods are called`, async () => {
      const person = await Person.open(browser, address(name));
      try {
        await shows(person, 'joined, with 0 others');
        assert.deepEqual(await properties(person), {
          room: 'standup',
          name: 'Ada',
          server: server.url.replace('127.0.0.1', 'localhost'),
          iceServers: [{ urls: 'stun:localhost:3478' }],
          autojoin: true,
          muted: true,
          audioOnly: false,
          minimal: false,
          layout: 'grid',
        });
        assert.equal((await person.look()).microphone, 'off');

        await person.page.click('input[type=checkbox]');
        await becomes(person, true);
        await person.page.click('input[type=checkbox]');
        await becomes(person, false);

        const other = await person.browser.newPage();
        await other.goto(address(name));
        // A page in the background draws nothing, and is not asked anything either.
        await person.page.bringToFront();
        await shows(person, 'joined, with 1 others');
        assert.equal(await person.page.$eval('ul[slot=sidebar] li', (item) => item.textContent), 'Ada');
        await other.close();
        await shows(person, 'joined, with 0 others');

        await person.page.evaluate(() => document.querySelector('button')?.click());
        await shows(person, 'ended, with 0 others');
        assert.deepEqual(await person.failures(), []);
      } finally {
        await person.close();
      }
    });
  }
}
