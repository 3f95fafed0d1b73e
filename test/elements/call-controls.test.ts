/** What can be asked of a call besides devices: screens, writing, hands, pins; by method, request and command. */
import { expect, html, oneEvent } from '@open-wc/testing';
import { CallError } from '../../src/errors.js';
import {
  RtcHandRequestEvent,
  RtcMessageRequestEvent,
  RtcPinRequestEvent,
  RtcReactionRequestEvent,
  RtcScreenRequestEvent,
  type RtcMessageEvent,
  type RtcReactionEvent,
} from '../../src/events.js';
import { ChatMessageEvent, ReactionEvent } from '../../src/session/session-events.js';
import { aTaskLater, restoreSessions, stubbedCall } from './support.js';

const MESSAGE = Object.freeze({ id: 'm1', from: 'a', to: null, text: 'Hello', time: 0 });

describe('<rtc-call>, told what to do,', () => {
  afterEach(restoreSessions);

  const requests: readonly [Event, unknown[]][] = [
    [new RtcScreenRequestEvent(true), ['toggleScreenShare', true]],
    [new RtcMessageRequestEvent('Hi', 'a'), ['sendMessage', 'Hi', { to: 'a' }]],
    [new RtcPinRequestEvent('a'), ['pin', 'a']],
    [new RtcHandRequestEvent(), ['raiseHand', undefined]],
    [new RtcReactionRequestEvent('👍'), ['react', '👍']],
  ];
  for (const [request, expected] of requests) {
    it(`serves ${request.type}`, async () => {
      const { call, session } = await stubbedCall(html`<rtc-call room="test"><p></p></rtc-call>`);
      call.querySelector('p')?.dispatchEvent(request);
      await aTaskLater();
      expect(session.calls).to.deep.include(expected);
    });
  }

  it('does the same by methods', async () => {
    const { call, session } = await stubbedCall();
    await call.toggleScreenShare(true);
    await call.sendMessage('Hi', { to: 'a' });
    await call.react('👍');
    await call.raiseHand(true);
    await call.pin('a');
    expect(session.calls).to.deep.include.members([
      ['toggleScreenShare', true],
      ['sendMessage', 'Hi', { to: 'a' }],
      ['react', '👍'],
      ['raiseHand', true],
      ['pin', 'a'],
    ]);
    expect(await call.getStats()).to.deep.equal({});
  });

  it('rejects where the session does', async () => {
    const { call, session } = await stubbedCall();
    session.answer = () => Promise.reject(new CallError('peer-unreachable'));
    const error = await call.sendMessage('Hi', { to: 'gone' }).catch((thrown: unknown) => thrown);
    expect((error as CallError).code).to.equal('peer-unreachable');
  });

  const commands: readonly [string, string][] = [
    ['--join', 'join'],
    ['--leave', 'leave'],
    ['--toggle-microphone', 'toggleMicrophone'],
    ['--toggle-camera', 'toggleCamera'],
    ['--toggle-screen-share', 'toggleScreenShare'],
    ['--raise-hand', 'raiseHand'],
  ];
  for (const [command, method] of commands) {
    it(`obeys ${command} of a button anywhere in the page`, async () => {
      const { session } = await stubbedCall(
        html`<div>
          <rtc-call id="call" room="test"></rtc-call><button commandfor="call" command=${command}>Do it</button>
        </div>`,
      );
      document.querySelector<HTMLElement>('[commandfor]')?.click();
      await aTaskLater();
      expect(session.count(method)).to.equal(1);
    });
  }

  it('lets a page prevent a command, and ignores one it does not know', async () => {
    const { call, session } = await stubbedCall(
      html`<div>
        <rtc-call id="call" room="test"></rtc-call><button commandfor="call" command="--leave">Leave</button
        ><button commandfor="call" command="--dance">Dance</button>
      </div>`,
    );
    call.addEventListener('rtc-leave-request', (request) => request.preventDefault());
    const before = session.calls.length;
    document.querySelectorAll<HTMLElement>('[commandfor]').forEach((button) => button.click());
    await aTaskLater();
    expect(session.calls).to.have.length(before);
  });

  it('tells what others wrote, when it already has it', async () => {
    const { call, session } = await stubbedCall();
    const seen: number[] = [];
    call.addEventListener('rtc-message', () => seen.push(call.messages.length));
    const fact = oneEvent(call, 'rtc-message');
    session.set({ messages: [MESSAGE] });
    session.dispatchEvent(new ChatMessageEvent(MESSAGE));
    const { message, bubbles, composed, cancelable } = (await fact) as unknown as RtcMessageEvent;
    expect(message).to.equal(MESSAGE);
    expect([bubbles, composed, cancelable]).to.deep.equal([true, true, false]);
    expect(seen).to.deep.equal([1]);
  });

  it('tells reactions', async () => {
    const { call, session } = await stubbedCall();
    const fact = oneEvent(call, 'rtc-reaction');
    session.dispatchEvent(new ReactionEvent('a', '👍'));
    const { from, emoji } = (await fact) as unknown as RtcReactionEvent;
    expect([from, emoji]).to.deep.equal(['a', '👍']);
  });

  it('says in a custom state that my screen is shared', async () => {
    const { call, session } = await stubbedCall();
    expect(call.matches(':state(sharing)')).to.equal(false);
    session.setMe({ screen: new MediaStream() });
    expect(call.matches(':state(sharing)')).to.equal(true);
  });
});
