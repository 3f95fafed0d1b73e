/** What a call outlives: its server, and its connections. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import { browserNames } from './support/browsers.js';
import { first, second, useParty } from './support/party.js';
import type { Person } from './support/person.js';

/** The page's RTCPeerConnections, so that a test can end one as a broken network would: without a word of ours. */
interface WithConnections extends Window {
  connections: RTCPeerConnection[];
}

describe('a call outlives', () => {
  const party = useParty();
  const { enter } = party;

  const replacements = (person: Person): Promise<number> =>
    person.page.evaluate(() =>
      Object.values((document.querySelector('rtc-call') as RtcCall).session.getStats()).reduce(
        (sum, stats) => sum + stats.replacements,
        0,
      ),
    );

  it('its server: pictures go on, nobody is told an error, and newcomers get in when it is back', async () => {
    const [ada, bob] = [await enter(), await enter(second)];
    await Promise.all([ada.meets(1), bob.meets(1)]);
    const ids = [(await ada.look()).id, (await bob.look()).id];
    const port = Number(new URL(party.site.server.url).port);
    await party.site.server.close();
    await Promise.all([ada.reaches('reconnecting'), bob.reaches('reconnecting')]);
    await Promise.all([ada.seesEverybody(), bob.seesEverybody()]);
    await party.reopen({ port });
    await Promise.all([ada.reaches('joined'), bob.reaches('joined')]);
    const eve = await enter();
    await Promise.all([ada.meets(2), bob.meets(2), eve.meets(2)]);
    await Promise.all([ada.seesEverybody(), bob.seesEverybody(), eve.seesEverybody()]);
    assert.deepEqual([(await ada.look()).id, (await bob.look()).id], ids);
    assert.deepEqual([await ada.errors(), await bob.errors()], [[], []]);
    assert.equal(await replacements(ada), 0);
  });

  for (const [who, name] of browserNames.entries()) {
    it(`a connection that ends in ${name}: another one takes its place, and what was written meanwhile arrives once`, async () => {
      const [ada, bob] = [await enter(name), await enter(who === 0 ? second : first)];
      await Promise.all([ada.meets(1), bob.meets(1)]);
      const { id } = await bob.look();
      await ada.page.evaluate(async () => {
        const { session } = document.querySelector('rtc-call') as RtcCall;
        for (const connection of (window as unknown as WithConnections).connections) connection.close();
        for (const text of ['one', 'two', 'three']) await session.sendMessage(text);
      });
      await bob.page.waitForFunction(
        () => (document.querySelector('rtc-call') as RtcCall).session.snapshot.messages.length === 3,
      );
      await Promise.all([ada.meets(1), bob.meets(1)]);
      await Promise.all([ada.seesEverybody(), bob.seesEverybody()]);
      const texts = await bob.page.evaluate(() =>
        (document.querySelector('rtc-call') as RtcCall).session.snapshot.messages.map(({ text }) => text),
      );
      assert.deepEqual(texts, ['one', 'two', 'three']);
      assert.equal((await ada.look()).people[0]?.id, id);
      assert.deepEqual([await ada.errors(), await bob.errors()], [[], []]);
    });
  }
});
