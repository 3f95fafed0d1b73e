import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/errors.js';
import { registerTranslation } from '../../src/index.js';
import { LANGUAGES } from '../../src/locales/languages.js';
import type { CallSnapshot } from '../../src/session/types.js';
import { device, person } from '../fakes/stub-session.js';
import { drawn, everything, find, restoreSessions, stubbedCall, stubSessions, visibleText } from './support.js';

/** Undefined while the interface is still being loaded. */
const joinButton = (root: Element): string | undefined =>
  everything(root)
    .find((element) => element.matches('[part=join-button]'))
    ?.textContent.trim();
const says = (root: Element, text: string): Promise<void> =>
  waitUntil(() => joinButton(root) === text, `the button never said ${text}`);
const direction = (element: Element): string => getComputedStyle(element).direction;

const blocked = device({ state: 'failed', error: new CallError('permission-denied') });
const STATES: readonly Partial<CallSnapshot>[] = [
  { state: 'lobby', camera: blocked, microphone: blocked },
  { state: 'joining', error: new CallError('signaling-unreachable') },
  { state: 'joined', participants: [] },
  { state: 'reconnecting', participants: [person('Ada', { connection: 'failed' })] },
  { state: 'ended', reason: 'failed', error: new CallError('connection-failed') },
];

/** Elements whose text is wider than they are, names aside: those are cut on purpose. */
const cut = (root: Element): string[] =>
  everything(root)
    .filter((element) => element instanceof HTMLElement && element.checkVisibility() && !element.closest('.name'))
    .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim()))
    .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
    .map(({ localName, textContent }) => `${localName}: ${textContent.trim()}`);

describe('languages', () => {
  const { lang, dir } = document.documentElement;
  afterEach(() => {
    restoreSessions();
    Object.assign(document.documentElement, { lang, dir });
  });

  // First, while no language has been loaded yet.
  it('shows no other language first', async () => {
    stubSessions();
    const seen = new Set<string>();
    const root = await fixture(html`<div lang="ja"></div>`);
    const call = document.createElement('rtc-call');
    call.room = 'test';
    new MutationObserver(() => {
      seen.add(joinButton(call) ?? '');
    }).observe(call.shadowRoot ?? call.attachShadow({ mode: 'open' }), {
      subtree: true,
      childList: true,
      characterData: true,
    });
    root.append(call);
    await drawn(call);
    await says(call, '参加');
    expect([...seen].filter((text) => text !== '' && text !== '参加')).to.deep.equal([]);
  });

  for (const [code, load] of Object.entries(LANGUAGES)) {
    it(`speaks ${code}, in its direction, accessibly, with nothing cut in 300 pixels`, async () => {
      const { $dir, join } = await load();
      const { call, session } = await stubbedCall(
        html`<rtc-call style="display: block; inline-size: 300px" room="test" lang=${code}></rtc-call>`,
      );
      expect(joinButton(call)).to.equal(join);
      expect(direction(find(call, '[part=join-button]'))).to.equal($dir);
      for (const state of STATES) {
        session.set(state);
        await drawn(call);
        expect(cut(call), `${code}, ${state.state ?? ''}`).to.deep.equal([]);
        await expect(call).to.be.accessible();
      }
    });
  }

  const FALLBACKS = { 'en-GB': 'Join', 'pt-BR': 'Entrar', 'zh-Hans-CN': '加入', 'zh-CN': '加入', iw: 'הצטרפות' };
  for (const [tag, text] of Object.entries(FALLBACKS)) {
    it(`takes ${tag} for a language it speaks`, async () => {
      const { call } = await stubbedCall(html`<rtc-call room="test" lang=${tag}></rtc-call>`);
      expect(joinButton(call)).to.equal(text);
    });
  }

  it('speaks English where it has no words', async () => {
    for (const tag of ['tlh', 'not a tag']) {
      const { call } = await stubbedCall(html`<rtc-call room="test" lang=${tag}></rtc-call>`);
      expect(joinButton(call)).to.equal('Join');
    }
  });

  it('goes by the nearest lang, and follows it', async () => {
    document.documentElement.lang = 'fr';
    stubSessions();
    const root = await fixture<HTMLElement>(html`<div><rtc-call room="test"></rtc-call></div>`);
    await drawn(root);
    await says(root, 'Rejoindre');
    root.lang = 'de';
    await says(root, 'Beitreten');
    document.documentElement.lang = 'es';
    find(root, 'rtc-call').lang = 'pl';
    await says(root, 'Dołącz');
    find(root, 'rtc-call').removeAttribute('lang');
    await says(root, 'Beitreten');
    root.removeAttribute('lang');
    await says(root, 'Unirse');
  });

  it('hears of a lang outside the shadow roots it stands in', async () => {
    stubSessions();
    const outer = await fixture<HTMLElement>(html`<section lang="it"><div></div></section>`);
    const inner = document.createElement('div');
    outer.firstElementChild?.attachShadow({ mode: 'open' }).append(inner);
    const call = document.createElement('rtc-call');
    call.room = 'test';
    inner.attachShadow({ mode: 'open' }).append(call);
    await drawn(call);
    await says(call, 'Partecipa');
    outer.lang = 'nl';
    await says(call, 'Deelnemen');
    inner.lang = 'de';
    await says(call, 'Beitreten');
  });

  it('says what a new place speaks after a move', async () => {
    stubSessions();
    const root = await fixture(
      html`<div>
        <div lang="de"><rtc-call room="test"></rtc-call></div>
        <p lang="fr"></p>
      </div>`,
    );
    await drawn(root);
    await says(root, 'Beitreten');
    root.querySelector('p')?.append(find(root, 'rtc-call'));
    await says(root, 'Rejoindre');
  });

  it('translates elements that stand alone, names and hints included', async () => {
    stubSessions();
    const root = await fixture<HTMLElement>(
      html`<rtc-call room="test"
        ><rtc-leave-button></rtc-leave-button><rtc-video participant="local"></rtc-video
      ></rtc-call>`,
    );
    root.lang = 'de';
    await waitUntil(() => find(root, 'button').ariaLabel === 'Anruf verlassen');
    await waitUntil(() => visibleText(find(root, 'rtc-video')).includes('Sie'));
  });

  it('takes the direction of its language where no dir is nearer', async () => {
    const { call } = await stubbedCall(html`<rtc-call room="test" lang="ar"></rtc-call>`);
    expect(direction(find(call, 'rtc-toolbar'))).to.equal('rtl');
    call.lang = 'en';
    await waitUntil(() => direction(call) === 'ltr');
    call.lang = 'he';
    await waitUntil(() => direction(call) === 'rtl');
    call.dir = 'ltr';
    await waitUntil(() => direction(call) === 'ltr');
    expect(joinButton(call)).to.equal('הצטרפות');
  });

  it('is English from left to right on a page that runs the other way, when told so', async () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    const { call } = await stubbedCall(html`<rtc-call room="test"></rtc-call>`);
    expect(direction(call)).to.equal('rtl');
    expect(call.style.direction, 'the page has said it already').to.equal('');
    call.lang = 'en';
    await waitUntil(() => direction(call) === 'ltr');
  });

  it('lets a page say things its own way, at once', async () => {
    const { call } = await stubbedCall(html`<rtc-call room="test" lang="nl-BE"></rtc-call>`);
    expect(joinButton(call)).to.equal('Deelnemen');
    registerTranslation({ $code: 'nl-BE', join: 'Kom erbij', lobbyTitle: 'Doe je mee?' });
    await drawn(call);
    expect(joinButton(call)).to.equal('Kom erbij');
    expect(visibleText(call)).to.include('Doe je mee?');
  });

  it('lets a page bring a language of its own', async () => {
    registerTranslation({ $code: 'fa', $name: 'فارسی', $dir: 'rtl', join: 'پیوستن' });
    const { call } = await stubbedCall(html`<rtc-call room="test" lang="fa-IR"></rtc-call>`);
    expect(joinButton(call)).to.equal('پیوستن');
    expect(direction(call)).to.equal('rtl');
    expect(visibleText(call), 'the rest is English').to.include('Ready to join?');
  });
});
