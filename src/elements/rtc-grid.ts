/**
 * Everybody, laid out. It knows how many there are and how large its box is; the arithmetic is layout.ts, the tiles
 * are <rtc-video>.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import { bestAspect, floatTile, placeStage, placeTiles, type TileRect } from '../session/layout.js';
import type { CallState } from '../session/call-state.js';
import { define } from './define.js';
import { emptyRoom } from './empty-room.js';
import { LAYOUTS, type CallLayout } from './layouts.js';
import { oneOf } from './one-of.js';
import { gridStyles } from './rtc-grid.styles.js';
import './rtc-video.js';
import type { RtcVideo } from './rtc-video.js';
import { stagingOf, type Staging, type Tile } from './staging.js';
import { tokens } from './tokens.styles.js';

const GAP = 8;
/** Tiles are landscape; in a tall box a squarer cut of everybody shows larger faces. */
const ASPECTS = [16 / 9, 4 / 3, 1, 3 / 4];
const TILE = { part: 'tile', exportparts: 'name, avatar', role: 'listitem' };
const IN_CALL: readonly CallState[] = ['joining', 'waiting', 'joined', 'reconnecting'];

/**
 * @summary Everybody in the call, laid out.
 *
 * Tiles of one size, as large as the box allows, me first and the others in the order in which they came, so that
 * nobody's tile changes its place in the row when somebody joins. With two people the other fills the stage and my
 * own tile floats in the corner. Screens that others share, and whom I pinned, are large, and everybody else is in a
 * strip beside or below. `layout="speaker"` does the same with who has the floor, `layout="grid"` shows all alike.
 *
 * @slot empty - What is said while nobody else is there.
 *
 * @csspart stage - The whole area.
 * @csspart tiles - The area in which the tiles are placed.
 * @csspart tile - One tile.
 * @csspart staged - A tile on the stage.
 * @csspart empty - The lines below my own tile while nobody else is there.
 *
 * @cssprop [--rtc-color-stage=oklch(19% 0.01 260)] - Behind the tiles.
 * @cssprop [--rtc-gap=8px] - Room around the tiles.
 * @cssprop [--rtc-radius-tile=14px] - Corners of the tiles.
 * @cssprop [--rtc-shadow=0 4px 24px rgb(0 0 0 / 0.32)] - Under the floating tile.
 *
 * @tag rtc-grid
 */
export class RtcGrid extends LitElement {
  static override styles = [tokens, gridStyles];

  /** `auto` puts screens and whom I pinned on the stage, `speaker` also who has the floor; `grid` shows all alike. */
  @property()
  get layout(): CallLayout {
    return this.#layout;
  }
  set layout(value: CallLayout) {
    this.#layout = oneOf(LAYOUTS, value);
  }
  #layout: CallLayout = 'auto';

  readonly #tiles = new Map<string, RtcVideo>();
  @state() private box = { width: 0, height: 0 };

  readonly #words = new LocalizeController(this);
  readonly #call = new SessionController(this, ({ state, localParticipant, participants, ...rest }) =>
    [
      state,
      rest.pinned,
      rest.activeSpeaker,
      ...[localParticipant, ...participants].map(({ id, screen }) => id + (screen ? '/screen' : '')),
    ].join(),
  );
  readonly #observer =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(([entry]) => this.#measure(entry));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  protected override render(): TemplateResult {
    const { tiles } = this.#staging;
    const alone = tiles.filter(({ screen }) => !screen).length === 1 && this.#call.snapshot?.state !== 'joining';
    return html`<div part="stage" class="stage">
      <div part="tiles" class="tiles" role="list" aria-label=${this.#words.term('people')}></div>
      <div part="empty" class="empty" ?hidden=${!alone}><slot name="empty">${emptyRoom(this.#words)}</slot></div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#observe();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const staging = this.#staging;
    const rects = this.#rects(staging);
    this.#syncTiles(staging).forEach(({ style }, index) => {
      const { x, y, width, height } = rects[index] ?? { x: 0, y: 0, width: 0, height: 0 };
      // Through the CSSOM, since a strict content security policy forbids style attributes.
      for (const [name, value] of Object.entries({ x, y, width, height }))
        style.setProperty(`--_${name}`, `${value}px`);
    });
  }

  /**
   * One tile per key, kept for as long as the person or the screen is there: a template would give a tile, and with it
   * a playing video, to somebody else when a person in the middle leaves.
   */
  #syncTiles({ tiles, floating, stage }: Staging): RtcVideo[] {
    const row = this.renderRoot.querySelector('.tiles');
    for (const [key, tile] of this.#tiles) {
      if (tiles.some((kept) => kept.key === key)) continue;
      tile.remove();
      this.#tiles.delete(key);
    }
    const people = tiles.filter(({ screen }) => !screen).length;
    return tiles.map((about, index) => {
      const tile = this.#tiles.get(about.key) ?? this.#makeTile(about);
      tile.classList.toggle('floating', index === 0 && floating);
      tile.part.toggle('staged', stage.has(about.key));
      tile.pinnable = !about.screen && this.layout !== 'grid' && people > 2;
      if (row?.children[index] !== tile) row?.insertBefore(tile, row.children[index] ?? null);
      return tile;
    });
  }

  #makeTile({ key, id, screen }: Tile): RtcVideo {
    const tile = document.createElement('rtc-video');
    for (const [name, value] of Object.entries(TILE)) tile.setAttribute(name, value);
    tile.participant = id;
    tile.screen = screen;
    this.#tiles.set(key, tile);
    return tile;
  }

  /** Me, the others and their screens; nobody before and after a call. */
  get #staging(): Staging {
    const { snapshot } = this.#call;
    return snapshot && IN_CALL.includes(snapshot.state)
      ? stagingOf(snapshot, this.layout)
      : { tiles: [], stage: new Set(), floating: false };
  }

  #rects({ tiles, stage, floating }: Staging): TileRect[] {
    const { width, height } = this.#measured;
    const count = tiles.length;
    if (floating) {
      const small = Math.min(width, height) < 480;
      const own = small ? floatTile(width, height, GAP, 104, 1) : floatTile(width, height, 2 * GAP, 220, 16 / 9);
      return [own, { x: 0, y: 0, width, height }];
    }
    if (stage.size === 0) {
      return placeTiles(count, width, height, GAP, bestAspect(count, width, height, GAP, ASPECTS));
    }
    const placed = placeStage(stage.size, count - stage.size, width, height, GAP);
    const [large, small] = [placed.stage.values(), placed.strip.values()];
    const nowhere = { x: 0, y: 0, width: 0, height: 0 };
    return tiles.map(({ key }) => (stage.has(key) ? large : small).next().value ?? nowhere);
  }

  /** The observer speaks a frame later; a grid that has just come into sight is measured at once. */
  get #measured(): { readonly width: number; readonly height: number } {
    const tiles = this.renderRoot.querySelector('.tiles');
    if (this.box.width > 0 || !tiles) return this.box;
    return { width: tiles.clientWidth, height: tiles.clientHeight };
  }

  #observe(): void {
    const tiles = this.renderRoot.querySelector('.tiles');
    if (tiles) this.#observer?.observe(tiles);
  }

  #measure(entry: ResizeObserverEntry | undefined): void {
    if (entry) this.box = { width: entry.contentRect.width, height: entry.contentRect.height };
  }
}

define('rtc-grid', RtcGrid);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-grid': RtcGrid;
  }
}
