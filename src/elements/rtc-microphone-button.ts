/** The microphone button. It asks for the microphone to be turned on or off; it knows nothing of devices. */
import { RtcMicrophoneRequestEvent } from '../events.js';
import type { CallSnapshot } from '../session/types.js';
import { define } from './define.js';
import { deviceButtonView } from './device-button-view.js';
import { RoundButton, type ButtonView } from './round-button.js';

/**
 * @summary Turns my microphone on and off.
 *
 * Stands anywhere inside `<rtc-call>`. It is pressed while the microphone really is on, says so while it is being
 * started, and tells in its tooltip what is wrong when it did not start; pressing it then tries again.
 *
 * @fires {RtcMicrophoneRequestEvent} rtc-microphone-request - The microphone is wanted `on` or off.
 *
 * @csspart button - The native button.
 * @csspart tooltip - The bubble that says what a press does, or what is wrong.
 *
 * @cssprop [--rtc-button-size=48px] - Diameter; never less than 44 px.
 * @cssprop [--rtc-color-danger=oklch(58% 0.21 25)] - The glyph while off.
 * @cssprop [--rtc-color-warning=oklch(80% 0.14 80)] - The mark when something is wrong.
 *
 * @tag rtc-microphone-button
 */
export class RtcMicrophoneButton extends RoundButton {
  protected override view(snapshot: CallSnapshot | undefined): ButtonView {
    return deviceButtonView('microphone', snapshot, this.words);
  }

  protected override request({ localParticipant }: CallSnapshot): Event {
    return new RtcMicrophoneRequestEvent(localParticipant.microphone !== 'on');
  }
}

define('rtc-microphone-button', RtcMicrophoneButton);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-microphone-button': RtcMicrophoneButton;
  }
}
