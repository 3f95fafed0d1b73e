/** What the build gives a page that has no build of its own: the ES module, the classic script, both, and each twice. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import { browserNames, launchers } from './support/browsers.js';
import { openSite, type Site } from './support/site.js';

/** Tags whose definition a page can rely on, whichever file it loaded. */
const TAGS = ['rtc-call', 'rtc-video', 'rtc-grid', 'rtc-toolbar', 'rtc-leave-button'];

for (const name of browserNames) {
  describe(`the script files in ${name}`, () => {
    let site: Site;
    let browser: Browser;
    let page: Page;
    let thrown: string[];

    before(async () => {
      site = await openSite();
      browser = await launchers[name]();
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      thrown = [];
      page = await browser.newPage();
      page.on('pageerror', (error) => thrown.push(String(error)));
    });
    afterEach(async () => {
      await page.close();
      assert.deepEqual(thrown, []);
    });

    const url = (file: string): string => new URL(file, site.server.url).href;
    const module = (file: string): string => `<script type="module" src="${url(file)}"></script>`;
    const classic = (file: string): string => `<script src="${url(file)}"></script>`;

    const open = async (scripts: string): Promise<void> => {
      await page.goto(site.page(`${scripts}<rtc-call room="builds"></rtc-call>`));
      await page.evaluate(
        (tags) => Promise.all(tags.map((tag) => customElements.whenDefined(tag))).then(() => undefined),
        TAGS,
      );
    };
    /** Signaling goes to where the script came from: the room is reached without anybody naming a server. */
    const join = (): Promise<string> =>
      page.evaluate(async () => {
        const call = document.querySelector('rtc-call') as RtcCall;
        await call.join();
        const { state } = call;
        await call.leave();
        return state;
      });

    for (const [kind, tag] of [
      ['an ES module', () => module('rtc-elements.js')],
      ['a classic script', () => classic('rtc-elements.iife.js')],
    ] as const) {
      it(`as ${kind} bring what not every call has, where a page uses it`, async () => {
        await page.goto(
          site.page(
            `${tag()}<rtc-call room="builds"><p><rtc-device-select></rtc-device-select></p><rtc-chat slot="sidebar"></rtc-chat></rtc-call>`,
          ),
        );
        await page.evaluate(() =>
          Promise.all(['rtc-device-select', 'rtc-chat'].map((one) => customElements.whenDefined(one))).then(
            () => undefined,
          ),
        );
      });
    }

    it('as an ES module bring every element, and know their server', async () => {
      await open(module('rtc-elements.js'));
      assert.equal(await join(), 'joined');
    });

    it('as a classic script do the same, with one global', async () => {
      await open(classic('rtc-elements.iife.js'));
      assert.equal(await join(), 'joined');
      const kinds = await page.evaluate(() => {
        const { RtcCall: Call, createSession } = (globalThis as unknown as { rtcElements: Record<string, unknown> })
          .rtcElements;
        return [Call === customElements.get('rtc-call'), typeof createSession];
      });
      assert.deepEqual(kinds, [true, 'function']);
    });

    it('can be loaded twice, and one beside the other', async () => {
      const versions = ['rtc-elements.js', 'rtc-elements.js?version=2'].map(module);
      const scripts = ['rtc-elements.iife.js', 'rtc-elements.iife.js?version=2'].map(classic);
      await open([...versions, ...scripts].join(''));
      assert.equal(await join(), 'joined');
    });
  });
}
