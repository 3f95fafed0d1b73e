/** What goes with the pictures of a call: words, hands, reactions, screens, figures. */
import { expect } from '@open-wc/testing';
import type { CallSession } from '../../src/session/call-session.js';
import type { ReactionEvent, SessionStepEvent } from '../../src/session/session-events.js';
import { met, rejection, useCalls } from './fixture.js';
import { next, picture, until } from './support.js';

describe('beside the pictures', () => {
  const { joined } = useCalls();
  let ada: CallSession;
  let bob: CallSession;
  let eve: CallSession;

  beforeEach(async () => {
    const quiet = { muted: true, cameraOff: true };
    ada = await joined({ ...quiet, name: 'Ada' });
    bob = await joined({ ...quiet, name: 'Bob' });
    eve = await joined({ ...quiet, name: 'Eve' });
    await Promise.all([met(ada, 2), met(bob, 2), met(eve, 2)]);
  });
  const idOf = ({ snapshot }: CallSession): string => snapshot.localParticipant.id;
  const texts = ({ snapshot }: CallSession): string[] => snapshot.messages.map(({ text }) => text);

  it('what is written reaches everybody, in order', async () => {
    for (const text of ['one', 'two', '<b>three</b>']) await ada.sendMessage(text);
    for (const session of [bob, eve]) await until(session, 'change', () => session.snapshot.messages.length === 3);
    for (const session of [ada, bob, eve]) expect(texts(session)).to.deep.equal(['one', 'two', '<b>three</b>']);
    const [message] = bob.snapshot.messages;
    expect([message?.from, message?.to]).to.deep.equal([idOf(ada), null]);
    expect(message).to.be.frozen;
  });

  it('what is written to one reaches nobody else', async () => {
    await ada.sendMessage('for Bob', { to: idOf(bob) });
    await ada.sendMessage('for all');
    for (const session of [bob, eve]) {
      await until(session, 'change', () => texts(session).includes('for all'));
    }
    expect(texts(bob)).to.deep.equal(['for Bob', 'for all']);
    expect(bob.snapshot.messages[0]?.to).to.equal(idOf(bob));
    expect(texts(eve)).to.deep.equal(['for all']);
  });

  it('who comes later gets nothing that was said before', async () => {
    await ada.sendMessage('before');
    const late = await joined({ muted: true, cameraOff: true });
    await met(late, 3);
    await ada.sendMessage('after');
    await until(late, 'change', () => late.snapshot.messages.length > 0);
    expect(texts(late)).to.deep.equal(['after']);
  });

  it('refuses what is empty, too long, or for nobody', async () => {
    expect((await rejection(ada.sendMessage('  '))).code).to.equal('invalid-state');
    expect((await rejection(ada.sendMessage('x'.repeat(4001)))).code).to.equal('too-large');
    expect((await rejection(ada.sendMessage('hello', { to: 'nobody' }))).code).to.equal('peer-unreachable');
    expect(texts(ada)).to.deep.equal([]);
    await ada.leave();
    expect((await rejection(ada.sendMessage('hello'))).code).to.equal('invalid-state');
  });

  it('hands are seen by all, in the order in which they were raised', async () => {
    expect(await bob.raiseHand()).to.equal(true);
    await until(ada, 'change', () => ada.snapshot.hands.length === 1);
    await eve.raiseHand(true);
    await until(ada, 'change', () => ada.snapshot.hands.length === 2);
    expect(ada.snapshot.hands).to.deep.equal([idOf(bob), idOf(eve)]);
    expect(await bob.raiseHand()).to.equal(false);
    await until(ada, 'change', () => ada.snapshot.hands.length === 1);
    expect(ada.snapshot.hands).to.deep.equal([idOf(eve)]);
  });

  it('a reaction is told to everybody, and kept by nobody', async () => {
    const seen = next<ReactionEvent>(eve, 'reaction');
    const own = next<ReactionEvent>(bob, 'reaction');
    await bob.react('👏🏽');
    expect([(await seen).from, (await seen).emoji]).to.deep.equal([idOf(bob), '👏🏽']);
    expect((await own).from).to.equal(idOf(bob));
  });

  it('a shared screen is seen beside the camera, without a new connection, and gone when the browser ends it', async () => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const painting = setInterval(() => context.fillRect(Math.random() * 300, 10, 20, 20), 50);
    const share = canvas.captureStream(20);
    const devices = navigator.mediaDevices;
    const original = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getDisplayMedia');
    Object.defineProperty(devices, 'getDisplayMedia', { configurable: true, value: async () => share });
    let connections = 0;
    eve.addEventListener(
      'step',
      ({ step }: SessionStepEvent) => (connections += step === 'connection-created' ? 1 : 0),
    );
    expect(await bob.toggleScreenShare()).to.equal(true);
    const other = () => eve.snapshot.participants.find(({ id }) => id === idOf(bob));
    await until(eve, 'change', () => other()?.screen !== null);
    expect((await picture(other()?.screen as MediaStream)).width).to.equal(canvas.width);
    expect(share.getVideoTracks()[0]?.contentHint).to.equal('detail');
    expect(await bob.toggleScreenShare()).to.equal(false);
    await until(eve, 'change', () => other()?.screen === null);
    expect(share.getVideoTracks()[0]?.readyState).to.equal('ended');
    expect(connections).to.equal(0);
    clearInterval(painting);
    Reflect.deleteProperty(devices, 'getDisplayMedia');
    expect(Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getDisplayMedia')).to.deep.equal(original);
  });

  it('choosing nothing to share changes nothing', async () => {
    Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: () => Promise.reject(new DOMException('Permission denied by user', 'NotAllowedError')),
    });
    expect((await rejection(bob.toggleScreenShare(true))).code).to.equal('aborted');
    expect(bob.snapshot.screen).to.deep.include({ state: 'off', error: null });
    Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
  });

  it('figures of every connection can be read', async () => {
    await until(ada, 'change', () => ada.snapshot.participants.every(({ path }) => path === 'direct'));
    const stats = ada.getStats();
    expect(Object.keys(stats)).to.have.members([idOf(bob), idOf(eve)]);
    expect(stats[idOf(bob)]?.candidatePair?.local).to.be.oneOf(['host', 'prflx', 'srflx']);
    expect(stats[idOf(bob)]?.replacements).to.equal(0);
  });

  it('pins for me alone', () => {
    ada.pin(idOf(bob));
    expect(ada.snapshot.pinned).to.equal(idOf(bob));
    ada.pin(null);
    expect(ada.snapshot.pinned).to.equal(null);
  });
});
