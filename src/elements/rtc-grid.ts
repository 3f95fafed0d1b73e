/**
 * Everybody, laid out. It knows how many there are and how large its box is; the arithmetic is layout.ts, the tiles
 * are <rtc-video>.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import { bestAspect, floatTile, placeTiles, type TileRect } from '../session/layout.js';
import type { CallState } from '../session/call-state.js';
import { define } from './define.js';
import { emptyRoom } from './empty-room.js';
import { LAYOUTS, type CallLayout } from './layouts.js';
import { oneOf } from './one-of.js';
import { gridStyles } from './rtc-grid.styles.js';
import './rtc-video.js';
import type { RtcVideo } from './rtc-video.js';
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
 * own tile floats in the corner; `layout="grid"` shows two side by side.
 *
 * @slot empty - What is said while nobody else is there.
 *
 * @csspart stage - The whole area.
 * @csspart tiles - The area in which the tiles are placed.
 * @csspart tile - One tile.
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

  /** `auto` lets my own tile float while there are two; `grid` gives everybody the same. */
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
  readonly #call = new SessionController(this, ({ state, localParticipant, participants }) =>
    [state, localParticipant.id, ...participants.map(({ id }) => id)].join(),
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
    const ids = this.#ids;
    const alone = ids.length === 1 && this.#call.snapshot?.state !== 'joining';
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
    const rects = this.#rects();
    this.#syncTiles().forEach(({ style }, index) => {
      const { x, y, width, height } = rects[index] ?? { x: 0, y: 0, width: 0, height: 0 };
      // Through the CSSOM, since a strict content security policy forbids style attributes.
      for (const [name, value] of Object.entries({ x, y, width, height }))
        style.setProperty(`--_${name}`, `${value}px`);
    });
  }

  /**
   * One tile per id, kept for as long as the person is there: a template would give a tile, and with it a playing
   * video, to somebody else when a person in the middle leaves.
   */
  #syncTiles(): RtcVideo[] {
    const ids = this.#ids;
    const row = this.renderRoot.querySelector('.tiles');
    for (const [id, tile] of this.#tiles) {
      if (ids.includes(id)) continue;
      tile.remove();
      this.#tiles.delete(id);
    }
    return ids.map((id, index) => {
      const tile = this.#tiles.get(id) ?? this.#makeTile(id);
      tile.classList.toggle('floating', index === 0 && this.#floats(ids));
      if (row?.children[index] !== tile) row?.insertBefore(tile, row.children[index] ?? null);
      return tile;
    });
  }

  #makeTile(id: string): RtcVideo {
    const tile = document.createElement('rtc-video');
    for (const [name, value] of Object.entries(TILE)) tile.setAttribute(name, value);
    tile.participant = id;
    this.#tiles.set(id, tile);
    return tile;
  }

  /** Me and the others; nobody before and after a call. */
  get #ids(): string[] {
    const { snapshot } = this.#call;
    if (!snapshot || !IN_CALL.includes(snapshot.state)) return [];
    return [snapshot.localParticipant, ...snapshot.participants].map(({ id }) => id);
  }

  #floats(ids: readonly string[]): boolean {
    return ids.length === 2 && this.layout !== 'grid';
  }

  #rects(): TileRect[] {
    const ids = this.#ids;
    const { width, height } = this.#measured;
    if (this.#floats(ids)) {
      const small = Math.min(width, height) < 480;
      const own = small ? floatTile(width, height, GAP, 104, 1) : floatTile(width, height, 2 * GAP, 220, 16 / 9);
      return [own, { x: 0, y: 0, width, height }];
    }
    return placeTiles(ids.length, width, height, GAP, bestAspect(ids.length, width, height, GAP, ASPECTS));
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
