/** The button that raises my hand. It asks for that; it knows nothing of who sees it. */
import { RtcHandRequestEvent } from '../events.js';
import type { CallSnapshot } from '../session/types.js';
import { define } from './define.js';
import { inCall } from './in-call.js';
import { RoundButton, type ButtonView } from './round-button.js';

/**
 * @summary Raises my hand, and lowers it.
 *
 * Stands anywhere inside `<rtc-call>`. It is pressed while my hand is up.
 *
 * @fires {RtcHandRequestEvent} rtc-hand-request - My hand is wanted up (`on`) or down.
 *
 * @csspart button - The native button.
 * @csspart tooltip - The bubble that says what a press does.
 *
 * @cssprop [--rtc-button-size=48px] - Diameter; never less than 44 px.
 * @cssprop [--rtc-color-accent=oklch(56% 0.17 255)] - The ground while my hand is up.
 * @cssprop [--rtc-color-on-accent=white] - The glyph while my hand is up.
 *
 * @tag rtc-hand-button
 */
export class RtcHandButton extends RoundButton {
  protected override view(snapshot: CallSnapshot | undefined): ButtonView {
    const up = snapshot?.localParticipant.hand ?? false;
    const name = this.words.term('hand');
    return {
      icon: 'hand',
      name,
      hint: up ? this.words.term('lowerHand') : name,
      look: up ? 'active' : 'on',
      pressed: up,
      disabled: !inCall(snapshot),
    };
  }

  protected override request({ localParticipant }: CallSnapshot): Event {
    return new RtcHandRequestEvent(!localParticipant.hand);
  }
}

define('rtc-hand-button', RtcHandButton);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-hand-button': RtcHandButton;
  }
}
