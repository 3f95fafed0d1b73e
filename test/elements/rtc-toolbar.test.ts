import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CallError } from '../../src/errors.js';
import type { CallSnapshot } from '../../src/session/types.js';
import { device } from '../fakes/stub-session.js';
import { aTaskLater, drawn, everything, find, restoreSessions, stubbedCall } from './support.js';

const barOf = async (template = html`<rtc-toolbar></rtc-toolbar>`) => {
  const { call, session } = await stubbedCall(
    html`<rtc-call room="test"><button id="before">Before</button>${template}</rtc-call>`,
  );
  session.set({ state: 'joined' });
  await drawn(call);
  return { call, session };
};
/** The tag of what has the focus, as far down as it goes within our elements. */
const focused = (): string => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement && active.localName !== 'rtc-call') {
    const inner = active.shadowRoot.activeElement;
    if (inner.localName === 'button') break;
    active = inner;
  }
  return active?.id || (active?.localName ?? '');
};
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('<rtc-toolbar>', () => {
  afterEach(restoreSessions);

  it('is accessible in a call and outside of one', async () => {
    const { call } = await barOf();
    await expect(call).to.be.accessible();
    const { call: right } = await barOf(html`<rtc-toolbar dir="rtl"></rtc-toolbar>`);
    await expect(right).to.be.accessible();
  });

  it('is one tab stop in which arrows move', async () => {
    const { call } = await barOf(html`<rtc-toolbar></rtc-toolbar><button id="after">After</button>`);
    call.querySelector<HTMLElement>('#before')?.focus();
    await press('Tab');
    expect(focused()).to.equal('rtc-microphone-button');
    await press('ArrowRight');
    expect(focused()).to.equal('rtc-camera-button');
    await press('End');
    expect(focused()).to.equal('rtc-leave-button');
    await press('ArrowRight');
    expect(focused()).to.equal('rtc-microphone-button');
    await press('ArrowLeft', 'ArrowLeft');
    expect(focused()).to.equal('rtc-hand-button');
    await press('Tab');
    expect(focused()).to.equal('after');
    await sendKeys({ down: 'Shift' });
    await press('Tab');
    await sendKeys({ up: 'Shift' });
    expect(focused()).to.equal('rtc-hand-button');
  });

  it('turns the arrows round with the reading direction', async () => {
    const { call } = await barOf(html`<rtc-toolbar dir="rtl"></rtc-toolbar>`);
    call.querySelector<HTMLElement>('#before')?.focus();
    await press('Tab', 'ArrowLeft');
    expect(focused()).to.equal('rtc-camera-button');
  });

  it('takes a page’s own controls into the row', async () => {
    const { call } = await barOf(
      html`<rtc-toolbar
        ><button id="mine" slot="start">Mine</button><button id="last" slot="end">Last</button></rtc-toolbar
      >`,
    );
    call.querySelector<HTMLElement>('#before')?.focus();
    await press('Tab');
    expect(focused()).to.equal('mine');
    await press('End', 'ArrowLeft');
    expect(focused()).to.equal('last');
  });

  it('passes over what is disabled', async () => {
    const { call, session } = await barOf();
    session.set({ state: 'joining' });
    await drawn(call);
    call.querySelector<HTMLElement>('#before')?.focus();
    await press('Tab', 'ArrowRight', 'ArrowRight');
    expect(focused()).to.equal('rtc-leave-button');
    await press('ArrowLeft');
    expect(focused()).to.equal('rtc-camera-button');
  });

  it('asks by keyboard as by pointer', async () => {
    const { call, session } = await barOf();
    call.querySelector<HTMLElement>('#before')?.focus();
    await press('Tab', 'Enter');
    await press('ArrowRight', ' ');
    await press('End', 'Enter');
    await aTaskLater();
    expect(session.calls).to.deep.include.members([['toggleMicrophone', true], ['toggleCamera', true], ['leave']]);
  });
});

describe('the round buttons', () => {
  afterEach(restoreSessions);

  const STATES: readonly [name: string, snapshot: Partial<CallSnapshot>, pressed: string, hint: string][] = [
    ['off', {}, 'false', 'Turn on microphone'],
    [
      'being started',
      { microphone: device({ state: 'requesting', pending: true }) },
      'false',
      'Starting the microphone…',
    ],
    [
      'blocked',
      { microphone: device({ state: 'failed', error: new CallError('permission-denied') }) },
      'false',
      'Your browser blocked the microphone',
    ],
    [
      'missing',
      { microphone: device({ state: 'failed', error: new CallError('device-not-found') }) },
      'false',
      'No microphone was found',
    ],
  ];
  for (const [name, snapshot, pressed, hint] of STATES) {
    it(`say that the microphone is ${name}`, async () => {
      const { call, session } = await barOf();
      session.set(snapshot);
      await drawn(call);
      const button = find<HTMLButtonElement>(find(call, 'rtc-microphone-button'), 'button');
      expect(button.ariaLabel).to.equal('Microphone');
      expect(button.ariaPressed).to.equal(pressed);
      expect(button.disabled).to.equal(false);
      const described = (button.getRootNode() as ShadowRoot).getElementById(
        button.getAttribute('aria-describedby') ?? '',
      );
      expect(described?.textContent.trim()).to.equal(hint);
      expect(button.ariaBusy === 'true').to.equal(snapshot.microphone?.pending ?? false);
      await expect(call).to.be.accessible();
    });
  }

  it('are pressed while the track says so, never before', async () => {
    const { call, session } = await barOf();
    const button = find(find(call, 'rtc-camera-button'), 'button');
    button.click();
    await drawn(call);
    expect(button.ariaPressed).to.equal('false');
    session.setMe({ camera: 'on' });
    await drawn(call);
    expect(button.ariaPressed).to.equal('true');
    button.click();
    await aTaskLater();
    expect(session.calls).to.deep.include.members([
      ['toggleCamera', true],
      ['toggleCamera', false],
    ]);
  });

  it('are out of reach only where they can do nothing', async () => {
    const { call, session } = await barOf();
    const buttons = () =>
      everything(call).filter((one) => one instanceof HTMLButtonElement && one.part.contains('button'));
    expect(buttons().every((button) => button instanceof HTMLButtonElement && !button.disabled)).to.equal(true);
    session.set({ state: 'ended' });
    await drawn(call);
    expect(buttons().every((button) => button instanceof HTMLButtonElement && button.disabled)).to.equal(true);
  });

  it('are large enough for a thumb, whatever size a page wants', async () => {
    const { call } = await barOf(html`<rtc-leave-button></rtc-leave-button>`);
    call.style.setProperty('--rtc-button-size', '20px');
    const { width, height } = find(find(call, 'rtc-leave-button'), 'button').getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
  });
});
