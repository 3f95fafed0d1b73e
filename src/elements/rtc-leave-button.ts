/** The red button. It asks for the call to be left; it knows nothing of what that takes. */
import { RtcLeaveRequestEvent } from '../events.js';
import type { CallSnapshot } from '../session/types.js';
import { define } from './define.js';
import { RoundButton, type ButtonView } from './round-button.js';

/**
 * @summary Leaves the call.
 *
 * Stands anywhere inside `<rtc-call>`; there is nothing to press while there is no call to leave.
 *
 * @fires {RtcLeaveRequestEvent} rtc-leave-request - The call is to be left.
 *
 * @csspart button - The native button.
 * @csspart tooltip - The bubble that says what a press does.
 *
 * @cssprop [--rtc-button-size=48px] - Diameter; never less than 44 px.
 * @cssprop [--rtc-color-danger=oklch(58% 0.21 25)] - The ground.
 *
 * @tag rtc-leave-button
 */
export class RtcLeaveButton extends RoundButton {
  protected override view(snapshot: CallSnapshot | undefined): ButtonView {
    const name = this.words.term('leave');
    const state = snapshot?.state ?? 'idle';
    return { icon: 'phone', name, hint: name, look: 'leave', disabled: state === 'idle' || state === 'ended' };
  }

  protected override request(): Event {
    return new RtcLeaveRequestEvent();
  }
}

define('rtc-leave-button', RtcLeaveButton);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-leave-button': RtcLeaveButton;
  }
}
