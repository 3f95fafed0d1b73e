/** The button that shares my screen. It asks for that; it knows nothing of how a screen is captured. */
import { RtcScreenRequestEvent } from '../events.js';
import { capabilities } from '../media/capabilities.js';
import type { CallSnapshot } from '../session/types.js';
import { CustomStates } from './custom-states.js';
import { define } from './define.js';
import { inCall } from './in-call.js';
import { RoundButton, type ButtonView } from './round-button.js';

/**
 * @summary Shares my screen, and stops that.
 *
 * Stands anywhere inside `<rtc-call>`. It is pressed while the screen really is shared. Where the browser or the page
 * cannot share it stays in reach, does nothing, and says why.
 *
 * @fires {RtcScreenRequestEvent} rtc-screen-request - The screen is wanted shared (`on`) or not.
 *
 * @csspart button - The native button.
 * @csspart tooltip - The bubble that says what a press does, or what is wrong.
 *
 * @cssprop [--rtc-button-size=48px] - Diameter; never less than 44 px.
 * @cssprop [--rtc-color-accent=oklch(56% 0.17 255)] - The ground while sharing.
 * @cssprop [--rtc-color-on-accent=white] - The glyph while sharing.
 *
 * @cssstate unsupported - This browser cannot share a screen.
 *
 * @tag rtc-screen-button
 */
export class RtcScreenButton extends RoundButton {
  readonly #states = new CustomStates(this);

  protected override view(snapshot: CallSnapshot | undefined): ButtonView {
    const capability = capabilities().screen;
    const sharing = Boolean(snapshot?.localParticipant.screen);
    const pending = snapshot?.screen.pending ?? false;
    const name = this.words.term('screen');
    let hint = sharing ? this.words.term('stopSharing') : name;
    if (capability === 'unsupported') hint = this.words.term('cannotShare');
    else if (capability === 'unavailable') hint = this.words.term('mayNotShare');
    else if (pending && !sharing) hint = this.words.term('choosing');
    return {
      icon: 'screen',
      name,
      hint,
      look: sharing ? 'active' : 'on',
      pressed: sharing,
      pending,
      disabled: !inCall(snapshot),
      // A page may share by other means than the browser's own; what is shared can be stopped everywhere.
      unsupported: capability !== 'available' && !sharing,
    };
  }

  protected override request({ localParticipant }: CallSnapshot): Event {
    return new RtcScreenRequestEvent(localParticipant.screen === null);
  }

  protected override updated(): void {
    this.#states.set({ unsupported: capabilities().screen === 'unsupported' });
  }
}

define('rtc-screen-button', RtcScreenButton);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-screen-button': RtcScreenButton;
  }
}
