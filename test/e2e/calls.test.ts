/** Calls as people make them: real browsers, the real server, the script tag in somebody else's page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import { browserNames } from './support/browsers.js';
import { first, second, useParty } from './support/party.js';
import { killVideoCapture } from './support/processes.js';
import type { Person } from './support/person.js';
import { callMarkup, readmeMarkup } from './support/site.js';

describe('a call', () => {
  const party = useParty();
  const { enter, visit } = party;

  for (const [caller, callee] of [
    [first, second],
    [second, first],
  ] as const) {
    it(`from ${caller} to ${callee}: both see and hear each other`, async () => {
      const ada = await enter(callee, 'room="standup" name="Ada" autojoin');
      await ada.reaches('joined');
      const bob = await enter(caller, 'room="standup" name="Bob" autojoin');
      await Promise.all([ada.meets(1), bob.meets(1)]);
      await Promise.all([ada.seesEverybody(), bob.seesEverybody(), ada.hearsEverybody(), bob.hearsEverybody()]);
      assert.equal((await ada.look()).people[0]?.name, 'Bob');
      assert.equal((await bob.look()).people[0]?.name, 'Ada');
      assert.deepEqual([await ada.errors(), await bob.errors()], [[], []]);
    });
  }

  it('from the two lines of the README, with the button that it shows', async () => {
    for (const name of [first, second]) {
      const person = await visit(name, party.site.page(readmeMarkup(party.site)));
      await person.reaches('lobby');
      await person.page.locator('rtc-call >>> button[part~="join-button"]').click();
      await person.reaches('joined');
    }
    await Promise.all(party.people.map((person) => person.meets(1)));
    await Promise.all(party.people.map((person) => person.seesEverybody()));
  });

  it('of three people, in two kinds of browser', async () => {
    const three = [await enter(first), await enter(second), await enter(first)];
    await Promise.all(three.map((person) => person.meets(2)));
    await Promise.all(three.map((person) => person.seesEverybody(40_000)));
  });

  for (const name of browserNames) {
    it(`goes on without somebody whose ${name} was killed`, async () => {
      const ada = await enter(first);
      const [bob, eve] = [await enter(first), await enter(name)];
      await Promise.all([ada, bob, eve].map((person) => person.meets(2)));
      eve.kill();
      await Promise.all([ada.meets(1), bob.meets(1)]);
      await Promise.all([ada.seesEverybody(), bob.seesEverybody()]);
    });
  }

  it('ends for the others within a second of the element being removed, and lets go of the devices', async () => {
    const [ada, bob] = [await enter(first), await enter(second)];
    await Promise.all([ada.meets(1), bob.meets(1)]);
    await bob.page.waitForFunction(() => (window as unknown as { liveTracks(): number }).liveTracks() === 2);
    await bob.page.evaluate(() => document.querySelector('rtc-call')?.remove());
    await ada.meets(0, 1000);
    assert.equal(await bob.liveTracks(), 0);
  });

  it('goes on while the element is moved to another place in the page', async () => {
    const [ada, bob] = [await enter(first), await enter(second)];
    await Promise.all([ada.meets(1), bob.meets(1)]);
    const id = (await bob.look()).id;
    await bob.page.evaluate(() => {
      const box = document.createElement('div');
      document.body.append(box);
      box.append(document.querySelector('rtc-call') as RtcCall);
    });
    await Promise.all([ada.seesEverybody(), bob.seesEverybody()]);
    assert.equal((await bob.look()).id, id);
    assert.deepEqual(
      (await ada.look()).people.map((person) => person.id),
      [id],
    );
  });

  it('with two elements in one page', async () => {
    const page = party.site.page(
      `${callMarkup(party.site, 'room="one" autojoin')}<rtc-call room="two" autojoin></rtc-call>`,
    );
    const both = await visit(first, page);
    const [one, two] = [await enter(second, 'room="one" autojoin'), await enter(first, 'room="two" autojoin')];
    await Promise.all([both.meets(1, 20_000, 0), both.meets(1, 20_000, 1), one.meets(1), two.meets(1)]);
    await Promise.all([both.seesEverybody(20_000, 0), both.seesEverybody(20_000, 1)]);
    assert.equal((await both.look(0)).people[0]?.id, (await one.look()).id);
    assert.equal((await both.look(1)).people[0]?.id, (await two.look()).id);
  });

  for (const name of browserNames) {
    it(`is joined in ${name} although the camera and the microphone are forbidden`, async () => {
      const ada = await enter(first);
      const bob = await enter(name, undefined, { permission: 'denied' });
      await Promise.all([ada.meets(1), bob.meets(1)]);
      await bob.seesEverybody();
      const seen = await bob.look();
      assert.deepEqual([seen.microphone, seen.camera, seen.error], ['unavailable', 'unavailable', 'permission-denied']);
      assert.deepEqual(await bob.errors(), ['permission-denied']);
      assert.equal((await ada.look()).people[0]?.camera, 'unavailable');
    });

    it(`is joined in ${name} on a machine without devices`, async () => {
      const ada = await enter(first);
      const bob = await enter(name, undefined, { devices: 'none' });
      await Promise.all([ada.meets(1), bob.meets(1)]);
      await bob.seesEverybody();
      assert.deepEqual(await bob.errors(), []);
      assert.equal((await bob.look()).camera, 'unavailable');
    });
  }

  it('is refused when the room is full: a named error, told once, and shown', async () => {
    await party.reopen({ roomCapacity: 2 });
    const [ada, eve] = [await enter(first), await enter(first)];
    await Promise.all([ada.meets(1), eve.meets(1)]);
    const bob = await enter(second);
    await bob.reaches('ended');
    const { reason, error } = await bob.look();
    assert.deepEqual([reason, error, await bob.errors()], ['room-full', 'room-full', ['room-full']]);
    assert.equal(await bob.liveTracks(), 0);
    assert.match(await text(bob), /full/i);
  });

  it('says that the server is not there, and joins when it is', async () => {
    const { url } = party.site.server;
    const port = Number(new URL(url).port);
    const ada = await enter(first, 'room="standup"'); // the script is loaded, the call has not begun
    await party.site.server.close();
    await ada.page.evaluate(() => document.querySelector('rtc-call')?.setAttribute('autojoin', ''));
    await ada.page.waitForFunction(() => (window as unknown as { rtcErrors: string[] }).rtcErrors.length > 0);
    assert.deepEqual(await ada.errors(), ['signaling-unreachable']);
    assert.equal((await ada.look()).state, 'joining');
    assert.match(await text(ada), /reach/i);
    await party.reopen({ port });
    await ada.reaches('joined');
    assert.equal((await ada.look()).error, null);
    assert.deepEqual(await ada.errors(), ['signaling-unreachable']);
  });

  it('notices a camera that goes away, and says so', async () => {
    const ada = await enter('chromium');
    await ada.page.waitForFunction(() => (window as unknown as { liveTracks(): number }).liveTracks() === 2);
    await ada.reaches('joined');
    killVideoCapture(ada.browser);
    await ada.page.waitForFunction(() => (window as unknown as { rtcErrors: string[] }).rtcErrors.length > 0);
    const seen = await ada.look();
    assert.deepEqual([seen.camera, seen.microphone, seen.state], ['unavailable', 'on', 'joined']);
    assert.deepEqual(await ada.errors(), ['device-not-found']);
  });
});

/** Everything a person could read in the element, through its shadow roots. */
const text = (person: Person): Promise<string> =>
  person.page.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLStyleElement) return '';
      const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
      return [...root.childNodes].map(read).join(' ');
    };
    return read(document.querySelector('rtc-call') as RtcCall);
  });
