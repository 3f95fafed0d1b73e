/** The whole call without elements: sessions over in-memory signaling, with real connections and fake devices. */
import { expect } from '@open-wc/testing';
import type { CallError } from '../../src/errors.js';
import type { CallSession } from '../../src/session/call-session.js';
import type {
  ParticipantEvent,
  ParticipantLeaveEvent,
  SessionErrorEvent,
  SessionStepEvent,
  StateChangeEvent,
} from '../../src/session/session-events.js';
import type { FakeSignaling } from '../fakes/fake-signaling.js';
import { met, rejection, useCalls } from './fixture.js';
import { next, picture, until } from './support.js';

describe('CallSession', () => {
  const calls = useCalls();
  const { make, joined } = calls;

  it('brings two people together, with picture, sound and names', async () => {
    const ada = await joined({ name: 'Ada' });
    const bob = await joined({ name: 'Bob' });
    await Promise.all([met(ada), met(bob)]);
    const seen = bob.snapshot.participants[0];
    expect(seen?.name).to.equal('Ada');
    expect((await picture(seen?.stream as MediaStream)).width).to.be.greaterThan(2);
    await until(bob, 'change', () => bob.snapshot.participants[0]?.camera === 'on');
    expect(bob.snapshot.participants[0]?.microphone).to.equal('on');
    expect(
      seen?.stream
        .getTracks()
        .map(({ kind }) => kind)
        .sort(),
    ).to.deep.equal(['audio', 'video']);
    expect(ada.snapshot.localParticipant.role).to.equal('host');
    expect(bob.snapshot.localParticipant.role).to.equal('guest');
  });

  it('tells every step of the negotiation, in order, on both sides', async () => {
    const steps = new Map<CallSession, string[]>();
    const watch = (session: CallSession): void => {
      const list: string[] = [];
      steps.set(session, list);
      session.addEventListener('step', ({ step }: SessionStepEvent) => list.push(step));
    };
    const ada = make({ name: 'Ada' });
    const bob = make({ name: 'Bob' });
    watch(ada);
    watch(bob);
    await ada.join();
    await until(ada, 'change', () => ada.snapshot.camera.state === 'live');
    await bob.join();
    await Promise.all([met(ada), met(bob)]);
    const negotiation = (session: CallSession): string[] =>
      (steps.get(session) ?? []).filter((step) => /connection|offer|answer/.test(step));
    expect(negotiation(bob)).to.deep.equal([
      'connection-created',
      'offer-created',
      'offer-local-set',
      'offer-sent',
      'answer-received',
      'answer-remote-set',
    ]);
    expect(negotiation(ada)).to.deep.equal([
      'connection-created',
      'offer-received',
      'offer-remote-set',
      'answer-created',
      'answer-local-set',
      'answer-sent',
    ]);
    expect(steps.get(ada)).to.include.members(['media-captured', 'tracks-added', 'track-received']);
  });

  it('turns the camera off for good and on again, without a new connection', async () => {
    const ada = await joined();
    await until(ada, 'change', () => ada.snapshot.camera.state === 'live');
    const bob = await joined({ cameraOff: true });
    await Promise.all([met(ada), met(bob)]);
    let connections = 0;
    bob.addEventListener(
      'step',
      ({ step }: SessionStepEvent) => (connections += step === 'connection-created' ? 1 : 0),
    );
    const other = () => bob.snapshot.participants[0];
    await until(bob, 'change', () => other()?.camera === 'on');
    const live = calls.live();
    expect(await ada.toggleCamera(false)).to.equal(false);
    expect(calls.live()).to.equal(live - 1);
    await until(bob, 'change', () => other()?.camera === 'off');
    expect(await ada.toggleCamera(true)).to.equal(true);
    await until(bob, 'change', () => other()?.camera === 'on');
    await picture(other()?.stream as MediaStream);
    expect(connections).to.equal(0);
  });

  it('shows a camera that is turned on long after the call began', async () => {
    const ada = await joined({ cameraOff: true, muted: true });
    const bob = await joined({ cameraOff: true, muted: true });
    await Promise.all([met(ada), met(bob)]);
    expect(calls.live()).to.equal(0);
    await bob.toggleCamera();
    await until(ada, 'change', () => ada.snapshot.participants[0]?.camera === 'on');
    await picture(ada.snapshot.participants[0]?.stream as MediaStream);
  });

  it('keeps a muted microphone, silent, and says so', async () => {
    const ada = await joined({ cameraOff: true });
    await until(ada, 'change', () => ada.snapshot.microphone.state === 'live');
    const bob = await joined({ cameraOff: true, muted: true });
    await Promise.all([met(ada), met(bob)]);
    await until(bob, 'change', () => bob.snapshot.participants[0]?.microphone === 'on');
    expect(await ada.toggleMicrophone()).to.equal(false);
    expect(ada.snapshot.microphone.state).to.equal('off');
    expect(ada.snapshot.localParticipant.stream.getAudioTracks()[0]?.enabled).to.equal(false);
    await until(bob, 'change', () => bob.snapshot.participants[0]?.microphone === 'off');
    expect(await ada.toggleMicrophone()).to.equal(true);
    expect(ada.snapshot.localParticipant.stream.getAudioTracks()[0]?.enabled).to.equal(true);
  });

  it('switches the camera while the call goes on', async () => {
    const ada = await joined();
    await until(ada, 'change', () => ada.snapshot.camera.state === 'live');
    const bob = await joined({ cameraOff: true, muted: true });
    await Promise.all([met(ada), met(bob)]);
    const before = ada.snapshot.localParticipant.stream.getVideoTracks()[0];
    await ada.setDevice('camera', before?.getSettings().deviceId ?? '');
    const after = ada.snapshot.localParticipant.stream.getVideoTracks()[0];
    expect(after).not.to.equal(before);
    expect(before?.readyState).to.equal('ended');
    expect(ada.snapshot.camera.state).to.equal('live');
    await picture(bob.snapshot.participants[0]?.stream as MediaStream);
  });

  it('says at once when somebody leaves, and lets go of the devices', async () => {
    const ada = await joined();
    const bob = await joined();
    await Promise.all([met(ada), met(bob)]);
    const gone = next<ParticipantLeaveEvent>(ada, 'participantleave');
    await bob.leave();
    const { participant, reason } = await gone;
    expect(participant.id).to.equal(bob.snapshot.localParticipant.id);
    expect(reason).to.equal('left');
    expect(ada.snapshot.participants).to.have.length(0);
    expect(bob.snapshot.state).to.equal('ended');
    expect(bob.snapshot.reason).to.equal('left');
    expect(bob.snapshot.localParticipant.stream.getTracks()).to.have.length(0);
  });

  it('joins again after leaving', async () => {
    const ada = await joined();
    const bob = await joined();
    await Promise.all([met(ada), met(bob)]);
    await bob.leave();
    await until(ada, 'change', () => ada.snapshot.participants.length === 0);
    await bob.join();
    await Promise.all([met(ada), met(bob)]);
    expect(bob.snapshot.error).to.equal(null);
  });

  it('connects three people with each other', async () => {
    const three = [await joined({ cameraOff: true }), await joined({ cameraOff: true }), await joined()];
    await Promise.all(three.map((session) => met(session, 2)));
    const ids = three.map(({ snapshot }) => snapshot.localParticipant.id);
    for (const [index, { snapshot }] of three.entries()) {
      expect(snapshot.participants.map(({ id }) => id)).to.have.members(ids.filter((_, other) => other !== index));
    }
  });

  it('publishes frozen snapshots, and the same views while nothing changed', async () => {
    const ada = await joined({ cameraOff: true, muted: true });
    const { snapshot } = ada;
    expect(snapshot).to.be.frozen;
    expect(snapshot.localParticipant).to.be.frozen;
    expect(snapshot.participants).to.be.frozen;
    expect(ada.snapshot).to.equal(snapshot);
    ada.configure({ name: 'Somebody else' });
    expect(ada.snapshot).not.to.equal(snapshot);
    expect(snapshot.localParticipant.name).to.equal('');
    expect(ada.snapshot.participants).to.equal(snapshot.participants);
  });

  it('tells facts after the snapshot agrees with them', async () => {
    const ada = await joined();
    const told = next<ParticipantEvent>(ada, 'participantjoin', ({ participant }) =>
      ada.snapshot.participants.includes(participant),
    );
    await joined({ name: 'Bob' });
    expect((await told).participant.name).to.equal('Bob');
  });

  it('tells the others a new name', async () => {
    const ada = await joined({ name: 'Ada' });
    const bob = await joined({ name: 'Bob' });
    await Promise.all([met(ada), met(bob)]);
    bob.configure({ name: 'Robert' });
    await until(ada, 'change', () => ada.snapshot.participants[0]?.name === 'Robert');
  });

  it('goes through its states, one event each', async () => {
    const states: string[] = [];
    const ada = make({ cameraOff: true, muted: true });
    ada.addEventListener('statechange', ({ previous, state }: StateChangeEvent) =>
      states.push(`${previous} -> ${state}`),
    );
    await ada.prepare();
    await ada.join();
    await ada.leave();
    await until(ada, 'statechange', () => states.length === 4);
    expect(states).to.deep.equal(['idle -> lobby', 'lobby -> joining', 'joining -> joined', 'joined -> ended']);
  });

  it('stays in the call while the server is gone, and says so', async () => {
    const ada = await joined();
    const bob = await joined();
    await Promise.all([met(ada), met(bob)]);
    const socket = calls.hub.rooms
      .get('test')
      ?.find(({ id }) => id === ada.snapshot.localParticipant.id) as FakeSignaling;
    socket.lose();
    await until(ada, 'change', () => ada.snapshot.state === 'reconnecting');
    expect(ada.snapshot.participants[0]?.connection).to.equal('connected');
    await picture(ada.snapshot.participants[0]?.stream as MediaStream);
    socket.resume();
    await until(ada, 'change', () => ada.snapshot.state === 'joined');
    expect(ada.snapshot.participants).to.have.length(1);
  });

  describe('what goes wrong', () => {
    it('rejects without a room, and stays where it was', async () => {
      const ada = make({ room: '' });
      const error = await rejection(ada.join());
      expect(error.code).to.equal('invalid-state');
      expect(error.message).to.contain('room');
      expect(ada.snapshot.state).to.equal('idle');
    });

    it('rejects a server that is no URL', async () => {
      const error = await rejection(make({ server: 'http://[' }).join());
      expect(error.code).to.equal('invalid-state');
      expect(error.message).to.contain('http://[');
    });

    it('rejects a second join, naming the edge', async () => {
      const ada = await joined();
      const error = await rejection(ada.join());
      expect(error.code).to.equal('invalid-state');
      expect(error.message).to.contain('joined -> join');
      expect(ada.snapshot.state).to.equal('joined');
    });

    it('ends with the reason when the room is full, told to who asked and to nobody else', async () => {
      calls.hub.capacity = 1;
      await joined();
      const bob = make();
      let told = 0;
      bob.addEventListener('error', () => (told += 1));
      const error = await rejection(bob.join());
      await until(bob, 'change', () => bob.snapshot.state === 'ended');
      expect(error.code).to.equal('room-full');
      expect(bob.snapshot.reason).to.equal('room-full');
      expect(bob.snapshot.error).to.equal(error);
      expect(told).to.equal(0);
    });

    it('rejects when the server cannot be reached', async () => {
      calls.hub.down = true;
      const ada = make();
      expect((await rejection(ada.join())).code).to.equal('signaling-unreachable');
      expect(ada.snapshot.reason).to.equal('unreachable');
    });

    it('goes on trying where it was told to, says so once, and joins when the server is back', async () => {
      calls.hub.down = true;
      const ada = make();
      const errors: CallError[] = [];
      ada.addEventListener('error', ({ error }: SessionErrorEvent) => errors.push(error));
      const joining = ada.join({ retry: true });
      await until(ada, 'change', () => ada.snapshot.error !== null);
      expect(ada.snapshot.state).to.equal('joining');
      calls.hub.comeBack();
      await joining;
      expect(ada.snapshot.error).to.equal(null);
      expect(errors.map(({ code }) => code)).to.deep.equal(['signaling-unreachable']);
    });

    it('rejects a join that is left before it began', async () => {
      calls.hub.down = true;
      const ada = make();
      const joining = rejection(ada.join({ retry: true }));
      await until(ada, 'change', () => ada.snapshot.error !== null);
      await ada.leave();
      expect((await joining).code).to.equal('aborted');
      expect(ada.snapshot.state).to.equal('ended');
    });

    it('joins without a camera where the browser forbids it, and says so once', async () => {
      const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) =>
        constraints?.video ? Promise.reject(new DOMException('No.', 'NotAllowedError')) : original(constraints);
      const ada = make();
      const errors: CallError[] = [];
      ada.addEventListener('error', ({ error }: SessionErrorEvent) => errors.push(error));
      await ada.join();
      await until(
        ada,
        'change',
        () => ada.snapshot.camera.state === 'failed' && ada.snapshot.microphone.state === 'live',
      );
      await until(ada, 'error', () => errors.length > 0);
      expect(errors.map(({ code }) => code)).to.deep.equal(['permission-denied']);
      expect(ada.snapshot.localParticipant.camera).to.equal('unavailable');
      const error = await rejection(ada.toggleCamera(true));
      expect(error.code).to.equal('permission-denied');
      expect(error.message).to.contain('camera');
      navigator.mediaDevices.getUserMedia = original;
      expect(await ada.toggleCamera(true)).to.equal(true);
    });

    it('never comes back from close()', async () => {
      const ada = await joined();
      ada.close();
      ada.close();
      expect(ada.snapshot.state).to.equal('ended');
      expect((await rejection(ada.join())).code).to.equal('invalid-state');
      expect((await rejection(ada.toggleCamera(true))).code).to.equal('invalid-state');
    });

    it('ignores junk on the control channel', async () => {
      const ada = await joined();
      const bob = await joined();
      await Promise.all([met(ada), met(bob)]);
      const junk = [
        '',
        '{',
        'null',
        '[]',
        '{"t":"state"}',
        '{"t":"__proto__"}',
        '{"t":"state","microphone":{}}',
        'x'.repeat(70_000),
      ];
      const [channel] = openChannels;
      for (const text of junk) channel?.send(text);
      await bob.toggleMicrophone(false);
      await until(ada, 'change', () => ada.snapshot.participants[0]?.microphone === 'off');
    });
  });
});

/** The data channels this page opened, newest first, so that a test can speak as a stranger would. */
const openChannels: RTCDataChannel[] = [];
const createDataChannel = RTCPeerConnection.prototype.createDataChannel;
RTCPeerConnection.prototype.createDataChannel = function (...args) {
  const channel = createDataChannel.apply(this, args);
  openChannels.unshift(channel);
  return channel;
};
