/** Two calls on one page, over real connections and fake devices: what the stubs of the other tests leave out. */
import { expect, fixture, html } from '@open-wc/testing';
import { RtcCall } from '../../src/elements/rtc-call.js';
import { FakeHub } from '../fakes/fake-signaling.js';
import { until, watchTracks } from '../session/support.js';
import { aTaskLater, drawn, everything, restoreSessions } from './support.js';

const videosOf = (call: RtcCall): HTMLVideoElement[] =>
  everything(call).filter((one): one is HTMLVideoElement => one instanceof HTMLVideoElement && one.srcObject !== null);

describe('two <rtc-call> on one page', () => {
  let tracks: ReturnType<typeof watchTracks>;
  let calls: [RtcCall, RtcCall];
  beforeEach(async () => {
    tracks = watchTracks();
    const hub = new FakeHub();
    RtcCall.createSession = (options) => hub.session({ ...options, server: 'https://fake.example/' });
    const root = await fixture(
      html`<div>
        <rtc-call room="test" name="Ada" autojoin></rtc-call><rtc-call room="test" name="Grace" autojoin></rtc-call>
      </div>`,
    );
    calls = [...root.querySelectorAll('rtc-call')] as [RtcCall, RtcCall];
    for (const call of calls) {
      await until(call, 'rtc-participant-change', () => call.participants[0]?.camera === 'on');
      await drawn(call);
    }
  });
  afterEach(() => {
    restoreSessions();
    tracks.restore();
  });

  it('see and hear each other', async () => {
    for (const call of calls) {
      const videos = videosOf(call);
      expect(videos).to.have.length(2);
      for (const video of videos) await until(video, 'resize', () => video.videoWidth > 2);
      const players = everything(call).filter((one) => one instanceof HTMLAudioElement);
      expect(players.map(({ srcObject }) => srcObject)).to.deep.equal([call.participants[0]?.stream]);
    }
    expect(calls.map(({ participants }) => participants[0]?.name)).to.deep.equal(['Grace', 'Ada']);
  });

  it('go on when one of them is moved', async () => {
    const [first, second] = calls;
    const [video] = videosOf(first) as [HTMLVideoElement];
    first.parentElement?.append(first);
    await aTaskLater();
    await drawn(first);
    expect(first.state).to.equal('joined');
    expect(second.participants).to.have.length(1);
    expect(videosOf(first)).to.contain(video);
    await until(video, 'playing', () => !video.paused);
  });

  it('notice when one of them is removed, and keep nothing of it', async () => {
    const [first, second] = calls;
    const live = tracks.live();
    first.remove();
    await until(second, 'rtc-participant-leave', () => second.participants.length === 0);
    expect(tracks.live()).to.equal(live / 2);
    second.remove();
    await aTaskLater();
    expect(tracks.live()).to.equal(0);
  });

  it('are told apart from one that is put in again', async () => {
    const [first, second] = calls;
    const parent = first.parentElement;
    first.remove();
    await until(second, 'rtc-participant-leave', () => second.participants.length === 0);
    parent?.append(first);
    await until(second, 'rtc-participant-change', () => second.participants[0]?.camera === 'on');
    expect(first.state).to.equal('joined');
  });
});
