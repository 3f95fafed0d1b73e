/** Every element in the manifest is checked alike: what it says it has is there, and it behaves as a guest in a page. */
import { expect, fixture, html } from '@open-wc/testing';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { CallError } from '../../src/errors.js';
import type { CallSnapshot } from '../../src/session/types.js';
import { watchTracks } from '../session/support.js';
import { device, person, type StubSession } from '../fakes/stub-session.js';
import { aTaskLater, drawn, everything, restoreSessions, stubSessions } from './support.js';

interface Declared {
  readonly tagName: string;
  readonly cssParts?: readonly { readonly name: string }[];
  readonly attributes?: readonly { readonly name: string }[];
  readonly slots?: readonly { readonly name: string }[];
  readonly cssProperties?: readonly { readonly name: string }[];
}
interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Partial<Declared>[] }[];
}

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((declared): declared is Declared => declared.tagName !== undefined);

const failed = device({ state: 'failed', error: new CallError('device-not-found') });
/** States that together bring out everything an element has. */
const STATES: readonly Partial<CallSnapshot>[] = [
  { state: 'lobby', camera: failed },
  { state: 'joined', participants: [] },
  { state: 'joined', participants: [person('a', { quality: 'poor' }), person('b')] },
  {
    state: 'joined',
    participants: [person('a', { screen: new MediaStream(), hand: true }), person('b')],
    pinned: 'a',
    messages: [
      { id: '1', from: 'a', to: 'me', text: 'Hello', time: 0 },
      { id: '2', from: 'me', to: null, text: 'See https://example.com', time: 0 },
    ],
  },
  { state: 'ended', reason: 'left' },
];

/** The element in a call of its own, or the call itself. */
const place = async (tag: string) => {
  const sessions = stubSessions();
  const name = unsafeStatic(tag);
  const root = await fixture(
    tag === 'rtc-call'
      ? staticHtml`<div><${name} room="test"></${name}></div>`
      : staticHtml`<div><rtc-call room="test"><${name} participant="local"></${name}></rtc-call></div>`,
  );
  const element = root.querySelector(tag) as HTMLElement;
  await drawn(root);
  return { root, element, sessions, session: sessions[0] as StubSession };
};
const partsOf = (element: Element): string[] => everything(element).flatMap(({ part }) => [...part]);

describe('the manifest', () => {
  it('lists the elements', () => {
    expect(elements.map(({ tagName }) => tagName)).to.include.members([
      'rtc-call',
      'rtc-video',
      'rtc-grid',
      'rtc-toolbar',
    ]);
  });
});

for (const { tagName, cssParts = [], attributes = [], slots = [], cssProperties = [] } of elements) {
  describe(`<${tagName}>, like every element,`, () => {
    let warnings: unknown[];
    const { warn, error } = console;
    beforeEach(() => {
      warnings = [];
      const hear = (...said: unknown[]) => warnings.push(said[0]);
      Object.assign(console, { warn: hear, error: hear });
    });
    afterEach(() => {
      Object.assign(console, { warn, error });
      restoreSessions();
    });

    it('is defined and upgrades', async () => {
      const { element } = await place(tagName);
      expect(customElements.get(tagName)).to.equal(element.constructor);
      expect(element.shadowRoot).to.not.equal(null);
    });

    it('is accessible in every state, and Lit has nothing to warn about', async () => {
      const { root, element, session } = await place(tagName);
      await expect(element).to.be.accessible();
      for (const state of STATES) {
        session.set(state);
        await drawn(root);
        await expect(element).to.be.accessible();
      }
      expect(warnings.filter((said) => !String(said).includes('dev mode'))).to.deep.equal([]);
    });

    it('has the parts it is documented to have', async () => {
      const { root, element, session } = await place(tagName);
      const found = new Set(partsOf(element));
      for (const state of STATES) {
        session.set(state);
        await drawn(root);
        partsOf(element).forEach((part) => found.add(part));
      }
      expect([...found]).to.include.members(cssParts.map(({ name }) => name));
    });

    it('has the slots it is documented to have', async () => {
      const { element } = await place(tagName);
      const names = [...(element.shadowRoot?.querySelectorAll('slot') ?? [])].map(({ name }) => name);
      expect(names).to.have.members(slots.map(({ name }) => name));
    });

    it('reads the custom properties it is documented to read', async () => {
      const { element } = await place(tagName);
      const sheets = everything(element).flatMap((one) => [...(one.shadowRoot?.adoptedStyleSheets ?? [])]);
      const text = sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join();
      for (const { name } of cssProperties) expect(text, name).to.contain(`var(${name}`);
    });

    it('takes any value of any attribute', async () => {
      const { root, element } = await place(tagName);
      for (const { name } of attributes) {
        for (const value of ['', 'nonsense', '-1', '<b>', 'true']) element.setAttribute(name, value);
        await drawn(root);
        element.removeAttribute(name);
        await drawn(root);
      }
      await expect(element).to.be.accessible();
    });

    it('can be moved, and goes on', async () => {
      const { root, element, session } = await place(tagName);
      session.set(STATES[2] ?? {});
      await drawn(root);
      const before = element.shadowRoot?.innerHTML;
      const call = root.querySelector('rtc-call');
      const target = document.createElement('p');
      (element === call ? root : call)?.append(target);
      target.append(element);
      await aTaskLater();
      await drawn(root);
      expect(element.shadowRoot?.innerHTML).to.equal(before);
      expect(session.count('close')).to.equal(0);
    });

    it('does without a call around it', async () => {
      if (tagName === 'rtc-call') stubSessions();
      const name = unsafeStatic(tagName);
      const element = await fixture(staticHtml`<${name}></${name}>`);
      await drawn(element);
      await expect(element).to.be.accessible();
    });

    it('leaves no live track behind', async () => {
      const tracks = watchTracks();
      restoreSessions();
      const name = unsafeStatic(tagName);
      const content = tagName === 'rtc-call' ? '' : staticHtml`<${name} participant="local"></${name}>`;
      const root = await fixture(html`<div><rtc-call room="test">${content}</rtc-call></div>`);
      const call = root.querySelector('rtc-call') as HTMLElementTagNameMap['rtc-call'];
      await drawn(root);
      if (call.state === 'idle') await call.session.prepare();
      await call.toggleCamera(true);
      await call.toggleMicrophone(true);
      expect(tracks.live()).to.be.above(0);
      root.remove();
      await aTaskLater();
      expect(tracks.live()).to.equal(0);
      tracks.restore();
    });
  });
}
