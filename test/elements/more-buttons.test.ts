/** The buttons for screen and hand, and the choice of devices. */
import { expect, html } from '@open-wc/testing';
import type { RtcDeviceRequestEvent } from '../../src/events.js';
import { device } from '../fakes/stub-session.js';
import { aTaskLater, drawn, find, restoreSessions, stubbedCall } from './support.js';

const inCall = async (template: ReturnType<typeof html>) => {
  const { call, session } = await stubbedCall(html`<rtc-call room="test">${template}</rtc-call>`);
  session.set({ state: 'joined' });
  await drawn(call);
  return { call, session };
};
const hintOf = (host: Element): string => find(host, '[part=tooltip]').textContent.trim();

describe('<rtc-screen-button>', () => {
  const { getDisplayMedia } = MediaDevices.prototype as Partial<MediaDevices>;
  const can = (able: boolean): void => {
    Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', {
      configurable: true,
      value: able ? () => Promise.reject(new Error('not asked here')) : undefined,
    });
  };
  beforeEach(() => can(true));
  afterEach(() => {
    restoreSessions();
    if (getDisplayMedia) {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { configurable: true, value: getDisplayMedia });
    } else delete (MediaDevices.prototype as Partial<MediaDevices>).getDisplayMedia;
  });

  it('asks for sharing, and for its end', async () => {
    const { call, session } = await inCall(html`<rtc-screen-button></rtc-screen-button>`);
    const button = find<HTMLButtonElement>(call, 'button');
    expect(button.ariaPressed).to.equal('false');
    button.click();
    session.setMe({ screen: new MediaStream() });
    await drawn(call);
    expect(button.ariaPressed).to.equal('true');
    expect(hintOf(call)).to.equal('Stop sharing');
    await expect(call).to.be.accessible();
    button.click();
    await aTaskLater();
    expect(session.calls).to.deep.include.members([
      ['toggleScreenShare', true],
      ['toggleScreenShare', false],
    ]);
  });

  it('says that something is being chosen', async () => {
    const { call, session } = await inCall(html`<rtc-screen-button></rtc-screen-button>`);
    session.set({ screen: device({ state: 'requesting', pending: true }) });
    await drawn(call);
    expect(hintOf(call)).to.equal('Choose what to share…');
    expect(find(call, 'button').ariaBusy).to.equal('true');
    await expect(call).to.be.accessible();
  });

  it('says why it does nothing where the browser cannot share', async () => {
    can(false);
    const { call, session } = await inCall(html`<rtc-screen-button></rtc-screen-button>`);
    const button = find<HTMLButtonElement>(call, 'button');
    expect(button.disabled).to.equal(false);
    expect(button.ariaDisabled).to.equal('true');
    expect(hintOf(call)).to.equal('This browser cannot share a screen');
    expect(find(call, 'rtc-screen-button').matches(':state(unsupported)')).to.equal(true);
    button.click();
    await aTaskLater();
    expect(session.count('toggleScreenShare')).to.equal(0);
    await expect(call).to.be.accessible();
  });

  it('is out of reach outside of a call', async () => {
    const { call, session } = await inCall(html`<rtc-screen-button></rtc-screen-button>`);
    session.set({ state: 'lobby' });
    await drawn(call);
    expect(find<HTMLButtonElement>(call, 'button').disabled).to.equal(true);
  });
});

describe('<rtc-hand-button>', () => {
  afterEach(restoreSessions);

  it('asks for my hand up, and down again', async () => {
    const { call, session } = await inCall(html`<rtc-hand-button></rtc-hand-button>`);
    const button = find<HTMLButtonElement>(call, 'button');
    expect(hintOf(call)).to.equal('Raise hand');
    button.click();
    session.setMe({ hand: true });
    await drawn(call);
    expect(button.ariaPressed).to.equal('true');
    expect(hintOf(call)).to.equal('Lower hand');
    await expect(call).to.be.accessible();
    button.click();
    await aTaskLater();
    expect(session.calls).to.deep.include.members([
      ['raiseHand', true],
      ['raiseHand', false],
    ]);
  });
});

describe('<rtc-device-select>', () => {
  afterEach(restoreSessions);

  const devices = [
    { kind: 'camera', deviceId: 'c1', label: 'Front' },
    { kind: 'camera', deviceId: 'c2', label: '' },
    { kind: 'microphone', deviceId: 'm1', label: 'Headset' },
    { kind: 'speaker', deviceId: 's1', label: 'Desk' },
  ] as const;
  const selectOf = (root: Element) => find<HTMLSelectElement>(root, 'select');
  const options = (root: Element) => [...selectOf(root).options].map(({ text }) => text);

  it('shows the devices of its kind, and the one in use', async () => {
    const { call, session } = await inCall(html`<rtc-device-select kind="camera"></rtc-device-select>`);
    session.set({ devices, camera: device({ state: 'live', deviceId: 'c2' }) });
    await drawn(call);
    expect(options(call)).to.deep.equal(['Front', 'Camera 2']);
    expect(selectOf(call).value).to.equal('c2');
    expect(selectOf(call).labels[0]?.textContent).to.contain('Camera');
    await expect(call).to.be.accessible();
  });

  it('asks for another one, and shows it once it is in use', async () => {
    const { call, session } = await inCall(html`<rtc-device-select kind="camera"></rtc-device-select>`);
    session.set({ devices, camera: device({ state: 'live', deviceId: 'c1' }) });
    await drawn(call);
    const asked: RtcDeviceRequestEvent[] = [];
    call.addEventListener('rtc-device-request', (request) => asked.push(request));
    const select = selectOf(call);
    select.value = 'c2';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(asked.map(({ kind, deviceId }) => [kind, deviceId])).to.deep.equal([['camera', 'c2']]);
    expect(select.value).to.equal('c1');
    session.set({ camera: device({ state: 'live', deviceId: 'c2' }) });
    await drawn(call);
    expect(select.value).to.equal('c2');
  });

  it('has nothing to choose before the browser has allowed a device', async () => {
    const { call, session } = await inCall(html`<rtc-device-select></rtc-device-select>`);
    session.set({ devices: [{ kind: 'microphone', deviceId: '', label: '' }] });
    await drawn(call);
    expect(options(call)).to.deep.equal(['System default']);
    expect(selectOf(call).disabled).to.equal(true);
    await expect(call).to.be.accessible();
  });

  it('shows the speaker that was chosen', async () => {
    const { call, session } = await inCall(html`<rtc-device-select kind="speaker"></rtc-device-select>`);
    session.set({ devices });
    await drawn(call);
    expect(options(call)).to.deep.equal(['System default', 'Desk']);
    session.set({ speaker: 's1' });
    await drawn(call);
    expect(selectOf(call).value).to.equal('s1');
  });

  it('takes any other kind for microphones', async () => {
    const { call } = await inCall(html`<rtc-device-select kind="toaster"></rtc-device-select>`);
    expect(find(call, 'rtc-device-select')).to.have.property('kind', 'microphone');
  });
});
