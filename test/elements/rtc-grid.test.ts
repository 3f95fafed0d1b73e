import { expect, html } from '@open-wc/testing';
import type { RtcGrid } from '../../src/elements/rtc-grid.js';
import type { RtcVideo } from '../../src/elements/rtc-video.js';
import { person } from '../fakes/stub-session.js';
import {
  aTaskLater,
  drawn,
  everything,
  find,
  movingPicture,
  restoreSessions,
  stubbedCall,
  visibleText,
} from './support.js';

const gridOf = async (count: number, template = html`<rtc-grid></rtc-grid>`) => {
  const { call, session } = await stubbedCall(html`<rtc-call room="test">${template}</rtc-call>`);
  const grid = find<RtcGrid>(call, 'rtc-grid');
  grid.style.width = '800px';
  grid.style.height = '450px';
  const others = (size: number) => Array.from({ length: size }, (_, index) => person(`p${index + 1}`));
  session.set({ state: 'joined', participants: others(count - 1) });
  await drawn(call);
  const tiles = () => everything(grid).filter((one): one is RtcVideo => one.localName === 'rtc-video');
  return { call, session, grid, tiles, others };
};
const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

describe('<rtc-grid>', () => {
  afterEach(restoreSessions);

  for (const count of [1, 2, 3, 5, 8]) {
    it(`shows ${count} inside its box, accessibly`, async () => {
      const { grid, tiles } = await gridOf(count);
      const box = grid.getBoundingClientRect();
      const rects = tiles().map((tile) => tile.getBoundingClientRect());
      expect(rects).to.have.length(count);
      for (const rect of rects) {
        expect(rect.width).to.be.above(50);
        expect(
          rect.left >= box.left && rect.right <= box.right && rect.top >= box.top && rect.bottom <= box.bottom,
        ).to.equal(true);
      }
      const pairs = rects.flatMap((a, index) => rects.slice(index + 1).map((b) => overlap(a, b)));
      // With two, my own tile lies on the other by design.
      expect(pairs.includes(true)).to.equal(count === 2);
      await expect(grid).to.be.accessible();
    });
  }

  it('shows nobody before and after a call', async () => {
    const { call, session, tiles } = await gridOf(3);
    session.set({ state: 'ended', participants: [] });
    await drawn(call);
    expect(tiles()).to.have.length(0);
  });

  it('lets the other fill the stage and me float in the last corner', async () => {
    const { grid, tiles } = await gridOf(2);
    const [mine, theirs] = tiles().map((tile) => tile.getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(theirs.width).to.be.closeTo(grid.clientWidth - 16, 1);
    expect(mine.width).to.be.below(theirs.width / 2);
    expect(theirs.right - mine.right).to.be.below(40);
    expect(theirs.bottom - mine.bottom).to.be.below(40);
  });

  it('floats me in the other corner where reading goes from right to left', async () => {
    const { grid, tiles } = await gridOf(2, html`<rtc-grid dir="rtl"></rtc-grid>`);
    const [mine] = tiles().map((tile) => tile.getBoundingClientRect()) as [DOMRect];
    expect(mine.left - grid.getBoundingClientRect().left).to.be.below(40);
  });

  it('shows two side by side when it is told to', async () => {
    const { tiles } = await gridOf(2, html`<rtc-grid layout="grid"></rtc-grid>`);
    const [mine, theirs] = tiles().map((tile) => tile.getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(mine.width).to.be.closeTo(theirs.width, 0.5);
    expect(overlap(mine, theirs)).to.equal(false);
  });

  it('keeps everybody’s tile and order when somebody joins or leaves', async () => {
    const { call, session, tiles, others } = await gridOf(4);
    const [me, first, second, third] = tiles();
    session.set({ participants: others(4) });
    await drawn(call);
    expect(tiles().slice(0, 4)).to.deep.equal([me, first, second, third]);
    const moved: Node[] = [];
    const watch = new MutationObserver((records) => records.forEach((record) => moved.push(...record.addedNodes)));
    watch.observe(me?.parentNode as Node, { childList: true });
    session.set({ participants: others(4).filter(({ id }) => id !== 'p2') });
    await drawn(call);
    expect(tiles().slice(0, 3)).to.deep.equal([me, first, third]);
    expect(moved).to.have.length(0);
    watch.disconnect();
  });

  it('says that I am alone, in the page’s words if it has some', async () => {
    const { grid } = await gridOf(1);
    expect(visibleText(grid)).to.contain('You are the only one here');
    const { grid: own } = await gridOf(1, html`<rtc-grid><i slot="empty">Nobody yet</i></rtc-grid>`);
    expect(visibleText(own)).to.contain('Nobody yet');
  });

  it('takes any other layout for auto', async () => {
    const { grid } = await gridOf(1, html`<rtc-grid layout="spiral"></rtc-grid>`);
    expect(grid.layout).to.equal('auto');
  });

  const staged = (tiles: readonly RtcVideo[]): string[] =>
    tiles
      .filter(({ part }) => part.contains('staged'))
      .map(({ participant, screen }) => (screen ? `${participant}/screen` : participant));
  const apart = (tiles: readonly RtcVideo[]): boolean => {
    const rects = tiles.map((tile) => tile.getBoundingClientRect());
    return rects.every((a, index) => rects.slice(index + 1).every((b) => !overlap(a, b)));
  };

  it('puts a shared screen on the stage and everybody into a strip, moving nobody in the row', async () => {
    const { call, session, tiles, others } = await gridOf(3);
    const before = tiles();
    const stream = movingPicture(160, 90);
    session.set({ participants: [person('p1', { screen: stream }), ...others(2).slice(1)] });
    await drawn(call);
    expect(staged(tiles())).to.deep.equal(['p1/screen']);
    expect(tiles().slice(0, 3)).to.deep.equal(before);
    expect(apart(tiles())).to.equal(true);
    const [large] = tiles().slice(3);
    const video = find<HTMLVideoElement>(large as RtcVideo, 'video');
    expect(video.srcObject).to.equal(stream);
    expect(getComputedStyle(video).objectFit).to.equal('contain');
    expect(visibleText(large as RtcVideo)).to.equal('p1’s screen');
    expect(large?.clientWidth ?? 0).to.be.above(2 * (before[0]?.clientWidth ?? 0));
    await expect(call).to.be.accessible();
    session.set({ participants: others(2) });
    await drawn(call);
    expect(staged(tiles())).to.deep.equal([]);
    expect(tiles()).to.deep.equal(before);
    stream.getTracks().forEach((track) => track.stop());
  });

  it('leaves my own screen off my own stage', async () => {
    const { call, session, tiles } = await gridOf(3);
    session.setMe({ screen: new MediaStream() });
    await drawn(call);
    expect(tiles()).to.have.length(4);
    expect(staged(tiles())).to.deep.equal([]);
    expect(visibleText(call)).to.contain('Your screen');
  });

  it('keeps whom I pinned large, asked by a button, before any screen', async () => {
    const { call, session, tiles } = await gridOf(3);
    const button = find<HTMLButtonElement>(tiles()[2] as RtcVideo, '.pin');
    expect(button.ariaLabel).to.equal('Keep p2 large');
    button.click();
    await aTaskLater();
    expect(session.calls).to.deep.include(['pin', 'p2']);
    session.set({ pinned: 'p2', participants: [person('p1', { screen: new MediaStream() }), person('p2')] });
    await drawn(call);
    expect(staged(tiles())).to.deep.equal(['p2']);
    expect(button.ariaPressed).to.equal('true');
    expect(apart(tiles())).to.equal(true);
    await expect(call).to.be.accessible();
    button.click();
    await aTaskLater();
    expect(session.calls).to.deep.include(['pin', null]);
  });

  it('has who speaks on the stage when it is told to', async () => {
    const { call, session, tiles } = await gridOf(4, html`<rtc-grid layout="speaker"></rtc-grid>`);
    expect(staged(tiles())).to.deep.equal(['p1']);
    const before = tiles();
    session.set({ activeSpeaker: 'p3' });
    await drawn(call);
    expect(staged(tiles())).to.deep.equal(['p3']);
    expect(tiles()).to.deep.equal(before);
    expect(apart(tiles())).to.equal(true);
  });

  it('shows a screen like everybody where all are alike', async () => {
    const { call, session, tiles, others } = await gridOf(3, html`<rtc-grid layout="grid"></rtc-grid>`);
    session.set({ pinned: 'p2', participants: [person('p1', { screen: new MediaStream() }), ...others(2).slice(1)] });
    await drawn(call);
    expect(staged(tiles())).to.deep.equal([]);
    expect(tiles()).to.have.length(4);
    expect(everything(call).some((one) => one.matches('.pin') && one.checkVisibility())).to.equal(false);
  });

  it('marks a raised hand', async () => {
    const { call, session, tiles } = await gridOf(2);
    session.set({ participants: [person('p1', { hand: true })] });
    await drawn(call);
    expect(find(tiles()[1] as RtcVideo, '.hand').checkVisibility()).to.equal(true);
    await expect(call).to.be.accessible();
  });
});
