/**
 * What the round call buttons share: a native <button> that dispatches one request and shows what the snapshot says.
 * It changes nothing itself; whoever serves the request does.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import type { CallSnapshot } from '../session/types.js';
import { icon, type IconName } from './icons.js';
import { roundButtonStyles } from './round-button.styles.js';
import { tokens } from './tokens.styles.js';

/** All there is to see of a round button at one moment. */
export interface ButtonView {
  readonly icon: IconName;
  /** The accessible name; for a button that stays pressed it names the thing, and `pressed` says the state. */
  readonly name: string;
  /** What a press does, or why it cannot: the tooltip and the description. */
  readonly hint: string;
  readonly look: 'on' | 'off' | 'active' | 'leave';
  readonly pressed?: boolean;
  readonly pending?: boolean;
  /** Something is wrong; the hint says what. */
  readonly problem?: boolean;
  readonly disabled: boolean;
  /** It can never do anything in this browser or page; the hint says why, so it can be reached, and does nothing. */
  readonly unsupported?: boolean;
}

export abstract class RoundButton extends LitElement {
  static override styles = [tokens, roundButtonStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  protected readonly call = new SessionController(this);
  protected readonly words = new LocalizeController(this);

  /** @param snapshot undefined outside a call */
  protected abstract view(snapshot: CallSnapshot | undefined): ButtonView;
  /** The request of a press. */
  protected abstract request(snapshot: CallSnapshot): Event;

  protected override render(): TemplateResult {
    const view = this.view(this.call.snapshot);
    return html`<button
        part="button"
        type="button"
        class=${view.look}
        aria-label=${view.name}
        aria-describedby=${view.hint === view.name ? nothing : 'hint'}
        aria-pressed=${view.pressed ?? nothing}
        aria-busy=${view.pending ?? nothing}
        aria-disabled=${view.unsupported || nothing}
        ?disabled=${view.disabled}
        @click=${this.#onClick}
      >
        ${icon(view.icon)}
      </button>
      <span class="mark" aria-hidden="true" ?hidden=${!view.problem}>!</span>
      <span role="tooltip" id="hint"><span class="bubble" part="tooltip">${view.hint}</span></span>`;
  }

  readonly #onClick = (): void => {
    const { snapshot } = this.call;
    if (snapshot && !this.view(snapshot).unsupported) this.dispatchEvent(this.request(snapshot));
  };
}
