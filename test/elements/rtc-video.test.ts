import { expect, fixture, html } from '@open-wc/testing';
import { hue, initials } from '../../src/elements/avatar.js';
import type { RtcVideo } from '../../src/elements/rtc-video.js';
import type { Participant } from '../../src/session/types.js';
import { until } from '../session/support.js';
import { person, type StubSession } from '../fakes/stub-session.js';
import { drawn, find, movingPicture, restoreSessions, stubbedCall, visibleText } from './support.js';

const tileOf = async (about: Partial<Participant>, template = html`<rtc-video participant="ada"></rtc-video>`) => {
  const { call, session } = await stubbedCall(html`<rtc-call room="test">${template}</rtc-call>`);
  session.set({ state: 'joined', participants: [person('ada', { name: 'Ada Lovelace', ...about })] });
  await drawn(call);
  const tile = find<RtcVideo>(call, 'rtc-video');
  return { call, session, tile, video: find<HTMLVideoElement>(tile, 'video') };
};
const change = async (session: StubSession, tile: RtcVideo, about: Partial<Participant>): Promise<void> => {
  const [one] = session.snapshot.participants as [Participant];
  session.set({ participants: [Object.freeze({ ...one, ...about })] });
  await drawn(tile);
};

describe('<rtc-video>', () => {
  afterEach(restoreSessions);

  const STATES: readonly [name: string, about: Partial<Participant>, line: string][] = [
    ['somebody without a camera', { camera: 'off' }, 'AL Ada Lovelace'],
    ['somebody without a name', { name: '' }, 'Guest'],
    ['a closed microphone', { microphone: 'off' }, 'Ada Lovelace'],
    ['a weak connection', { quality: 'poor' }, 'Ada Lovelace'],
    ['somebody speaking', { speaking: true }, 'Ada Lovelace'],
    ['a connection being made', { connection: 'connecting' }, 'Connecting…'],
    ['a lost connection', { connection: 'reconnecting' }, 'Reconnecting…'],
    ['a failed connection', { connection: 'failed' }, 'Cannot connect'],
  ];
  for (const [name, about, line] of STATES) {
    it(`shows ${name}`, async () => {
      const { tile } = await tileOf(about);
      find(tile, '[part=tile]')
        .querySelectorAll('*')
        .forEach((element) => element.getAnimations().forEach((animation) => animation.finish()));
      expect(visibleText(tile)).to.contain(line);
      await expect(tile).to.be.accessible();
    });
  }

  it('names its marks', async () => {
    const { tile } = await tileOf({ microphone: 'off', quality: 'fair' });
    expect(find(tile, '.muted').ariaLabel).to.equal('Muted');
    expect(find(tile, '[part=quality]').ariaLabel).to.equal('Weak connection');
  });

  it('keeps one video and its stream through every change, so that it never flashes', async () => {
    const stream = movingPicture();
    const { session, tile, video } = await tileOf({ stream, camera: 'on' });
    let emptied = 0;
    await until(video, 'resize', () => video.videoWidth > 0);
    video.addEventListener('emptied', () => emptied++);
    for (const about of [{ speaking: true }, { camera: 'off' }, { camera: 'on', name: 'Grace' }] as const) {
      await change(session, tile, about);
    }
    expect(find(tile, 'video')).to.equal(video);
    expect(video.srcObject).to.equal(stream);
    expect(emptied).to.equal(0);
  });

  it('shows the picture once there is one, and initials again without', async () => {
    const { session, tile, video } = await tileOf({ stream: movingPicture(), camera: 'on' });
    await until(video, 'resize', () => video.videoWidth > 0);
    await drawn(tile);
    expect(getComputedStyle(video).opacity).to.equal('1');
    expect(find(tile, '[part=avatar]').checkVisibility({ visibilityProperty: true })).to.equal(false);
    await change(session, tile, { camera: 'off' });
    expect(getComputedStyle(video).opacity).to.equal('0');
    expect(find(tile, '[part=avatar]').checkVisibility({ visibilityProperty: true })).to.equal(true);
  });

  it('shows all of a portrait picture in a landscape tile', async () => {
    const { tile, video } = await tileOf({ stream: movingPicture(36, 64), camera: 'on' });
    await until(video, 'resize', () => video.videoHeight > video.videoWidth);
    await drawn(tile);
    expect(getComputedStyle(video).objectFit).to.equal('contain');
  });

  it('is a mirror for me, and silent for everybody', async () => {
    const { call, session, tile, video } = await tileOf({}, html`<rtc-video participant="local"></rtc-video>`);
    session.setMe({ name: 'Ada' });
    await drawn(call);
    expect(visibleText(tile)).to.contain('Ada (you)');
    expect(getComputedStyle(video).scale).to.equal('-1 1');
    expect(video.muted).to.equal(true);
  });

  it('shows a stream without any call, and plays it unless it is muted', async () => {
    const tile = await fixture<RtcVideo>(html`<rtc-video .stream=${movingPicture()} muted></rtc-video>`);
    const video = find<HTMLVideoElement>(tile, 'video');
    await until(video, 'resize', () => video.videoWidth > 0);
    expect(video.muted).to.equal(true);
    tile.muted = false;
    await tile.updateComplete;
    expect(video.muted).to.equal(false);
    await expect(tile).to.be.accessible();
  });

  it('is an empty tile for somebody who is not there', async () => {
    const { tile, video } = await tileOf({}, html`<rtc-video participant="nobody"></rtc-video>`);
    expect(visibleText(tile)).to.equal('');
    expect(video.srcObject).to.equal(null);
    await expect(tile).to.be.accessible();
  });

  it('takes any other fit for cover', async () => {
    const tile = await fixture<RtcVideo>(html`<rtc-video fit="stretch"></rtc-video>`);
    expect(tile.fit).to.equal('cover');
    tile.fit = 'contain';
    await tile.updateComplete;
    expect(getComputedStyle(find(tile, 'video')).objectFit).to.equal('contain');
  });

  it('finds its call although that is defined later', async () => {
    const tile = document.createElement('rtc-video');
    tile.participant = 'local';
    const { call } = await stubbedCall(html`<rtc-call room="test" name="Ada"><p></p></rtc-call>`);
    call.querySelector('p')?.append(tile);
    await drawn(call);
    expect(visibleText(tile)).to.contain('Ada (you)');
    tile.remove();
    await tile.updateComplete;
    expect(visibleText(tile)).to.equal('');
  });
});

describe('an avatar', () => {
  const NAMES: readonly [name: string, letters: string][] = [
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['  Grace  Brewster Hopper ', 'GH'],
    ['李 小龙', '李小'],
    ['𝒜lan', '𝒜'],
    ['', ''],
  ];
  for (const [name, letters] of NAMES)
    it(`of “${name}” says “${letters}”`, () => expect(initials(name)).to.equal(letters));

  it('has the same hue for the same id, within the circle', () => {
    for (let index = 0; index < 100; index++) {
      const degrees = hue(`person-${index}`);
      expect(degrees).to.equal(hue(`person-${index}`));
      expect(degrees).to.be.within(0, 359);
    }
  });

  it('has letters that can be read on every hue', async () => {
    const tile = await fixture<RtcVideo>(html`<rtc-video></rtc-video>`);
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string): number => {
      if (!context) throw new Error('no canvas');
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const circle = document.createElement('span');
    find(tile, '[part=avatar]').append(circle);
    for (let degrees = 0; degrees < 360; degrees += 10) {
      tile.style.setProperty('--_hue', String(degrees));
      const contrast = 1.05 / (luminance(getComputedStyle(circle).backgroundColor) + 0.05);
      expect(contrast, `at ${degrees} degrees`).to.be.at.least(4.5);
    }
  });
});
