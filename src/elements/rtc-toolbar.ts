/**
 * The default buttons in one row with one tab stop (WAI-ARIA toolbar pattern). It knows how focus moves between
 * whatever stands in it, not what the buttons do.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { define } from './define.js';
import './rtc-camera-button.js';
import './rtc-hand-button.js';
import './rtc-leave-button.js';
import './rtc-microphone-button.js';
import './rtc-screen-button.js';
import { toolbarStyles } from './rtc-toolbar.styles.js';
import { tokens } from './tokens.styles.js';

const FOCUSABLE = 'button, a[href], input, select, [tabindex]';

/**
 * @summary The call's buttons in one row.
 *
 * Microphone, camera, screen, hand and leave, with room for a page's own controls at both ends. The row is one tab stop; arrow
 * keys, Home and End move inside it.
 *
 * @slot start - Controls before the default ones.
 * @slot end - Controls after the default ones.
 *
 * @csspart toolbar - The row.
 *
 * @cssprop [--rtc-gap=8px] - Room around the row.
 *
 * @tag rtc-toolbar
 */
export class RtcToolbar extends LitElement {
  static override styles = [tokens, toolbarStyles];

  /** Leaves the camera button out, for a call of voices. */
  @property({ type: Boolean, attribute: 'audio-only' }) audioOnly = false;

  readonly #words = new LocalizeController(this);
  #current: HTMLElement | undefined;

  protected override render(): TemplateResult {
    return html`<div
      part="toolbar"
      class="toolbar"
      role="toolbar"
      aria-label=${this.#words.term('controls')}
      @keydown=${this.#onKeydown}
      @focusin=${this.#onFocusin}
      @slotchange=${this.#rove}
    >
      <slot name="start"></slot>
      <rtc-microphone-button exportparts="button"></rtc-microphone-button>
      <rtc-camera-button ?hidden=${this.audioOnly} exportparts="button"></rtc-camera-button>
      <rtc-screen-button exportparts="button"></rtc-screen-button>
      <rtc-hand-button exportparts="button"></rtc-hand-button>
      <slot name="end"></slot>
      <rtc-leave-button exportparts="button"></rtc-leave-button>
    </div>`;
  }

  protected override updated(): void {
    this.#rove();
  }

  /** What can have focus, in the order in which it stands; slots of slots included. */
  get #controls(): HTMLElement[] {
    const row = this.renderRoot.querySelector('.toolbar');
    return [...(row?.children ?? [])]
      .flatMap((child) => (child instanceof HTMLSlotElement ? child.assignedElements({ flatten: true }) : [child]))
      .filter((child): child is HTMLElement => child.matches(FOCUSABLE) || child.localName.includes('-'))
      .filter((child) => !child.hidden);
  }

  /** One control is in the tab order, the others are reached by arrows. */
  readonly #rove = (): void => {
    const controls = this.#controls;
    if (!this.#current || !controls.includes(this.#current)) this.#current = controls[0];
    // A negative tabindex on a host takes all of its shadow tree out of the tab order.
    for (const control of controls) control.tabIndex = control === this.#current ? 0 : -1;
  };

  readonly #onFocusin = (event: Event): void => {
    this.#current = this.#controls.find((control) => event.composedPath().includes(control));
    this.#rove();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const controls = this.#controls;
    const at = this.#current ? controls.indexOf(this.#current) : 0;
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const moves: Record<string, readonly [to: number, step: number]> = {
      [forward]: [at + 1, 1],
      [backward]: [at - 1, -1],
      Home: [0, 1],
      End: [-1, -1],
    };
    const move = moves[event.key];
    if (!move || (event.composedPath()[0] as Element).matches('input, select, textarea')) return;
    event.preventDefault();
    // What is disabled does not take the focus; the next one does.
    let [to] = move;
    for (let tries = controls.length; tries > 0; tries--, to += move[1]) {
      const control = controls.at(to % controls.length);
      control?.focus();
      if (control === this.#current) return;
    }
  };
}

define('rtc-toolbar', RtcToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-toolbar': RtcToolbar;
  }
}
