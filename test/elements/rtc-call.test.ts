import { expect, html, oneEvent } from '@open-wc/testing';
import { CallError } from '../../src/errors.js';
import type { RtcStateChangeEvent } from '../../src/events.js';
import {
  RtcCameraRequestEvent,
  RtcDeviceRequestEvent,
  RtcJoinRequestEvent,
  RtcLeaveRequestEvent,
  RtcMicrophoneRequestEvent,
  type RtcCallErrorEvent,
} from '../../src/events.js';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import type { CallSnapshot } from '../../src/session/types.js';
import { device, person } from '../fakes/stub-session.js';
import {
  aTaskLater,
  drawn,
  everything,
  find,
  restoreSessions,
  stubbedCall,
  stubSessions,
  visibleText,
} from './support.js';

const refused = device({ state: 'failed', error: new CallError('permission-denied') });
const busy = device({ state: 'failed', error: new CallError('device-in-use') });
const people = (count: number) => Array.from({ length: count }, (_, index) => person(`Person ${index + 1}`));

/** Every state worth a look, and a line that has to be there. */
const STATES: readonly [name: string, snapshot: Partial<CallSnapshot>, line: string][] = [
  ['the preview', { state: 'lobby' }, 'Ready to join?'],
  [
    'a blocked camera and microphone',
    { state: 'lobby', camera: refused, microphone: refused },
    'Your browser blocked the camera and microphone',
  ],
  ['a camera in use', { state: 'lobby', camera: busy }, 'Another program is using the camera'],
  ['joining', { state: 'joining' }, 'Joining…'],
  [
    'a server that is away',
    { state: 'joining', error: new CallError('signaling-unreachable') },
    'Can’t reach the server. Trying again…',
  ],
  ['waiting at the door', { state: 'waiting' }, 'Waiting for somebody to let you in…'],
  ['being alone', { state: 'joined' }, 'You are the only one here'],
  ['two people', { state: 'joined', participants: people(1) }, 'Person 1'],
  ['three people', { state: 'joined', participants: people(2) }, 'Person 2'],
  ['eight people', { state: 'joined', participants: people(7) }, 'Person 7'],
  ['a lost connection', { state: 'reconnecting', participants: people(1) }, 'Reconnecting…'],
  ['the end', { state: 'ended', reason: 'left' }, 'You left the call'],
  ['a full room', { state: 'ended', reason: 'room-full', error: new CallError('room-full') }, 'This room is full'],
];

describe('<rtc-call>', () => {
  afterEach(restoreSessions);

  describe('shows', () => {
    for (const [name, snapshot, line] of STATES) {
      it(name, async () => {
        const { call, session } = await stubbedCall();
        session.set(snapshot);
        await drawn(call);
        // Lines that come late by design are there from the start, and only fade in.
        for (const element of everything(call)) element.getAnimations().forEach((animation) => animation.finish());
        expect(visibleText(call)).to.contain(line);
        await expect(call).to.be.accessible();
      });
    }

    it('that there is no room', async () => {
      const { call } = await stubbedCall(html`<rtc-call></rtc-call>`);
      expect(visibleText(call)).to.contain('No room yet');
      await expect(call).to.be.accessible();
    });

    it('a reconnecting line only after a second and a half', async () => {
      const { call, session } = await stubbedCall();
      session.set({ state: 'reconnecting' });
      await drawn(call);
      const [animation] = find(call, '[part=notice]').getAnimations();
      expect(animation?.effect?.getTiming().delay).to.equal(1500);
    });

    it('no buttons when it is minimal', async () => {
      const { call, session } = await stubbedCall(html`<rtc-call room="test" minimal></rtc-call>`);
      session.set({ state: 'joined' });
      await drawn(call);
      expect(find(call, 'rtc-toolbar').checkVisibility()).to.equal(false);
    });

    it('no camera button in a call for voices', async () => {
      const { call, session } = await stubbedCall(html`<rtc-call room="test" audio-only></rtc-call>`);
      session.set({ state: 'joined' });
      await drawn(call);
      expect(everything(call).some((one) => one.localName === 'rtc-camera-button' && one.checkVisibility())).to.equal(
        false,
      );
    });

    it('a page’s own elements in place of all that, and does not open the camera for them', async () => {
      const { call, session } = await stubbedCall(html`<rtc-call room="test"><p>Mine</p></rtc-call>`);
      expect(visibleText(call)).to.equal('Mine');
      expect(session.count('prepare')).to.equal(0);
    });

    for (const [slot, state] of [
      ['lobby', 'lobby'],
      ['empty', 'joined'],
      ['toolbar-start', 'joined'],
      ['toolbar-end', 'joined'],
      ['sidebar', 'joined'],
      ['ended', 'ended'],
    ] as const) {
      it(`what a page puts into its ${slot} slot`, async () => {
        const { call, session } = await stubbedCall(html`<rtc-call room="test"><b slot=${slot}>Mine</b></rtc-call>`);
        session.set({ state });
        await drawn(call);
        expect(call.querySelector('b')?.checkVisibility()).to.equal(true);
      });
    }
  });

  describe('before joining', () => {
    it('joins by the name that was typed', async () => {
      const { call, session } = await stubbedCall();
      find<HTMLInputElement>(call, 'input').value = ' Ada ';
      find<HTMLFormElement>(call, 'form').requestSubmit();
      await aTaskLater();
      expect(call.name).to.equal('Ada');
      expect(session.snapshot.localParticipant.name).to.equal('Ada');
      expect(session.calls).to.deep.include(['join', { retry: true }]);
    });

    it('asks for no name when it has one', async () => {
      const { call } = await stubbedCall(html`<rtc-call room="test" name="Ada"></rtc-call>`);
      expect(everything(call).filter(({ localName }) => localName === 'input')).to.have.length(0);
    });

    it('tries what failed again', async () => {
      const { call, session } = await stubbedCall();
      session.set({ camera: refused, microphone: refused });
      await drawn(call);
      find(call, '.problem button').click();
      await aTaskLater();
      expect(session.calls).to.deep.include.members([
        ['toggleCamera', true],
        ['toggleMicrophone', true],
      ]);
    });

    it('becomes a lobby once it has a room', async () => {
      const { call, session } = await stubbedCall(html`<rtc-call></rtc-call>`);
      expect(session.count('prepare')).to.equal(0);
      call.room = 'test';
      await drawn(call);
      expect(session.count('prepare')).to.equal(1);
    });
  });

  describe('takes requests', () => {
    const cases: readonly [Event, unknown[]][] = [
      [new RtcJoinRequestEvent(), ['join', { retry: true }]],
      [new RtcLeaveRequestEvent(), ['leave']],
      [new RtcMicrophoneRequestEvent(true), ['toggleMicrophone', true]],
      [new RtcCameraRequestEvent(), ['toggleCamera', undefined]],
      [new RtcDeviceRequestEvent('camera', 'c1'), ['setDevice', 'camera', 'c1']],
    ];
    for (const [request, call] of cases) {
      it(`of type ${request.type}`, async () => {
        const { call: element, session } = await stubbedCall(html`<rtc-call room="test"><p></p></rtc-call>`);
        element.querySelector('p')?.dispatchEvent(request);
        await aTaskLater();
        expect(session.calls).to.deep.include(call);
      });
    }

    it('from events that a page makes itself', async () => {
      const { call, session } = await stubbedCall(html`<rtc-call room="test"><p></p></rtc-call>`);
      call.querySelector('p')?.dispatchEvent(new Event('rtc-join-request', { bubbles: true, cancelable: true }));
      await aTaskLater();
      expect(session.count('join')).to.equal(1);
    });

    it('unless somebody up to the document prevents it', async () => {
      const { call, session } = await stubbedCall();
      document.addEventListener('rtc-leave-request', (event) => event.preventDefault(), { once: true });
      call.dispatchEvent(new RtcLeaveRequestEvent());
      await aTaskLater();
      expect(session.count('leave')).to.equal(0);
    });

    it('only where they are nearest', async () => {
      const { sessions } = await stubbedCall(
        html`<rtc-call id="outer" room="a"
          ><rtc-call id="inner" room="b"><p></p></rtc-call
        ></rtc-call>`,
      );
      document.querySelector('#inner p')?.dispatchEvent(new RtcMicrophoneRequestEvent());
      await aTaskLater();
      const heard = sessions.filter((session) => session.count('toggleMicrophone') > 0);
      expect(heard.map(({ snapshot }) => snapshot.room)).to.deep.equal(['b']);
    });

    it('each of its own where there are two on a page', async () => {
      const { sessions } = await stubbedCall(
        html`<div><rtc-call room="a"></rtc-call><rtc-call id="second" room="b"></rtc-call></div>`,
      );
      document.querySelector('#second')?.dispatchEvent(new RtcMicrophoneRequestEvent());
      await aTaskLater();
      const heard = sessions.filter((session) => session.count('toggleMicrophone') > 0);
      expect(heard.map(({ snapshot }) => snapshot.room)).to.deep.equal(['b']);
    });
  });

  describe('tells what went wrong', () => {
    const told = (call: RtcCall): CallError[] => {
      const errors: CallError[] = [];
      call.addEventListener('rtc-error', ({ error }) => errors.push(error));
      return errors;
    };

    it('once, when nobody waits for it', async () => {
      const { call, session } = await stubbedCall();
      const errors = told(call);
      session.answer = () => Promise.reject(new CallError('device-in-use'));
      call.dispatchEvent(new RtcCameraRequestEvent(true));
      await aTaskLater();
      expect(errors.map(({ code }) => code)).to.deep.equal(['device-in-use']);
    });

    it('to who asked, and to nobody else', async () => {
      const { call, session } = await stubbedCall();
      const errors = told(call);
      session.answer = () => Promise.reject(new CallError('device-in-use'));
      const error = await call.toggleCamera(true).catch((thrown: unknown) => thrown);
      expect((error as CallError).code).to.equal('device-in-use');
      expect(errors).to.have.length(0);
    });

    it('but not that somebody left while joining', async () => {
      const { call, session } = await stubbedCall();
      const errors = told(call);
      session.answer = () => Promise.reject(new CallError('aborted'));
      call.dispatchEvent(new RtcJoinRequestEvent());
      await aTaskLater();
      expect(errors).to.have.length(0);
    });

    it('to join() without a room, and before it is in a page', async () => {
      stubSessions();
      const call = document.createElement('rtc-call');
      call.room = 'test';
      const detached = await call.join().catch((thrown: unknown) => thrown);
      expect((detached as CallError).code).to.equal('invalid-state');
      call.room = '';
      document.body.append(call);
      const roomless = await call.join().catch((thrown: unknown) => thrown);
      expect((roomless as CallError).code).to.equal('invalid-state');
      call.remove();
    });
  });

  describe('with autojoin', () => {
    it('joins at once, and keeps trying', async () => {
      const { session } = await stubbedCall(html`<rtc-call room="test" autojoin></rtc-call>`);
      expect(session.calls).to.deep.include(['join', { retry: true }]);
      expect(session.count('prepare')).to.equal(0);
    });

    it('says once that there is no room, shows it, and goes on when there is one', async () => {
      const errors: CallError[] = [];
      const hear = ({ error }: RtcCallErrorEvent) => errors.push(error);
      document.addEventListener('rtc-error', hear);
      const { call, session } = await stubbedCall(html`<rtc-call autojoin></rtc-call>`);
      call.minimal = true;
      await drawn(call);
      document.removeEventListener('rtc-error', hear);
      expect(errors.map(({ code }) => code)).to.deep.equal(['invalid-state']);
      expect(call.error).to.equal(errors[0]);
      expect(visibleText(call)).to.contain(errors[0]?.message);
      call.room = 'test';
      await drawn(call);
      expect(call.error).to.equal(null);
      expect(session.count('join')).to.equal(1);
    });
  });

  describe('agrees with its session', () => {
    it('in every property before it tells a fact', async () => {
      const { call, session } = await stubbedCall();
      const fact = oneEvent(call, 'rtc-state-change');
      const seen: unknown[] = [];
      call.addEventListener('rtc-state-change', () =>
        seen.push(call.state, call.getAttribute('state'), call.participants.length),
      );
      session.set({ state: 'joined', participants: people(2) });
      const { state, previous, reason, bubbles, composed, cancelable } = (await fact) as unknown as RtcStateChangeEvent;
      expect([state, previous, reason]).to.deep.equal(['joined', 'lobby', null]);
      expect([bubbles, composed, cancelable]).to.deep.equal([true, true, false]);
      expect(seen).to.deep.equal(['joined', 'joined', 2]);
    });

    it('in its custom states', async () => {
      const { call, session } = await stubbedCall();
      session.set({ state: 'reconnecting' });
      session.setMe({ microphone: 'on' });
      expect(call.matches(':state(joined)')).to.equal(true);
      expect(call.matches(':state(reconnecting)')).to.equal(true);
      expect(call.matches(':state(muted)')).to.equal(false);
      expect(call.matches(':state(camera-off)')).to.equal(true);
    });

    it('and keeps its state from being written', async () => {
      const { call, session } = await stubbedCall();
      call.setAttribute('state', 'joined');
      session.set({ microphone: device({ pending: true }) });
      expect(call.state).to.equal('lobby');
      expect(call.getAttribute('state')).to.equal('lobby');
    });

    it('whatever values its attributes have', async () => {
      const { call, session } = await stubbedCall(
        html`<rtc-call room="test" layout="foo" bandwidth="lots" server="not a url"></rtc-call>`,
      );
      expect(call.layout).to.equal('auto');
      const configured = session.calls.filter(([name]) => name === 'configure').at(-1)?.[1];
      expect(configured).to.deep.include({ bandwidth: 0, server: 'not a url', room: 'test' });
      call.layout = 'bar' as 'auto';
      expect(call.layout).to.equal('auto');
    });
  });

  describe('lives with its page', () => {
    it('through being moved', async () => {
      const { call, session, sessions } = await stubbedCall(
        html`<div>
          <rtc-call room="test"></rtc-call>
          <p></p>
        </div>`,
      );
      document.querySelector('p')?.append(call);
      await aTaskLater();
      expect(sessions).to.have.length(1);
      expect(session.count('close')).to.equal(0);
    });

    it('and ends when it is removed', async () => {
      const { call, session } = await stubbedCall();
      session.set({ state: 'joined' });
      call.remove();
      await aTaskLater();
      expect(session.count('close')).to.equal(1);
      expect(call.state).to.equal('ended');
    });

    it('and starts afresh when it is put in again', async () => {
      const { call, session, sessions } = await stubbedCall(html`<rtc-call room="test" autojoin></rtc-call>`);
      const parent = call.parentElement;
      call.remove();
      await aTaskLater();
      parent?.append(call);
      await drawn(call);
      expect(sessions).to.have.length(2);
      expect(call.session).to.not.equal(session);
      expect(sessions[1]?.count('join')).to.equal(1);
      expect(call.state).to.equal('joining');
    });
  });

  describe('lets the others be heard', () => {
    const voice = (): MediaStream => new AudioContext().createMediaStreamDestination().stream;

    it('by one player each, and by no video', async () => {
      const { call, session } = await stubbedCall();
      const [first, second] = [voice(), voice()];
      session.set({ state: 'joined', participants: [person('a', { stream: first }), person('b', { stream: second })] });
      await drawn(call);
      const players = everything(call).filter((one) => one instanceof HTMLAudioElement);
      expect(players.map(({ srcObject }) => srcObject)).to.deep.equal([first, second]);
      const videos = everything(call).filter((one) => one instanceof HTMLVideoElement);
      expect(videos.every(({ muted }) => muted)).to.equal(true);
      session.set({ participants: [person('b', { stream: second })] });
      await drawn(call);
      expect(everything(call).filter((one) => one instanceof HTMLAudioElement)).to.deep.equal([players[1]]);
    });

    it('with the sound of what they share, where I want to hear it', async () => {
      const { setSinkId } = HTMLMediaElement.prototype as Partial<HTMLMediaElement>;
      const sinks: string[] = [];
      HTMLMediaElement.prototype.setSinkId = async (id: string) => void sinks.push(id);
      const { call, session } = await stubbedCall();
      const [mine, shared] = [voice(), voice()];
      session.set({ state: 'joined', participants: [person('a', { stream: mine, screen: shared })] });
      await drawn(call);
      const players = () => everything(call).filter((one) => one instanceof HTMLAudioElement);
      expect(players().map(({ srcObject }) => srcObject)).to.deep.equal([mine, shared]);
      session.set({ speaker: 'desk' });
      await drawn(call);
      session.set({ participants: [person('a', { stream: mine })] });
      await drawn(call);
      expect(sinks).to.deep.equal(['desk', 'desk']);
      expect(players().map(({ srcObject }) => srcObject)).to.deep.equal([mine]);
      if (setSinkId) HTMLMediaElement.prototype.setSinkId = setSinkId;
      else delete (HTMLMediaElement.prototype as Partial<HTMLMediaElement>).setSinkId;
    });

    it('after a tap where the browser wants one', async () => {
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      try {
        const { call, session } = await stubbedCall();
        const button = find(call, '[part=audio-button]');
        expect(button.hidden).to.equal(true);
        session.set({ state: 'joined', participants: [person('a', { stream: voice() })] });
        await drawn(call);
        await aTaskLater();
        await drawn(call);
        expect(button.checkVisibility()).to.equal(true);
        await expect(call).to.be.accessible();
        HTMLMediaElement.prototype.play = () => Promise.resolve();
        button.click();
        await drawn(call);
        expect(button.hidden).to.equal(true);
      } finally {
        HTMLMediaElement.prototype.play = play;
      }
    });
  });
});
