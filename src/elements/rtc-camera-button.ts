/** The camera button. It asks for the camera to be turned on or off; it knows nothing of devices. */
import { RtcCameraRequestEvent } from '../events.js';
import type { CallSnapshot } from '../session/types.js';
import { define } from './define.js';
import { deviceButtonView } from './device-button-view.js';
import { RoundButton, type ButtonView } from './round-button.js';

/**
 * @summary Turns my camera on and off.
 *
 * Stands anywhere inside `<rtc-call>`. It is pressed while the camera really is on, says so while it is being
 * started, and tells in its tooltip what is wrong when it did not start; pressing it then tries again.
 *
 * @fires {RtcCameraRequestEvent} rtc-camera-request - The camera is wanted `on` or off.
 *
 * @csspart button - The native button.
 * @csspart tooltip - The bubble that says what a press does, or what is wrong.
 *
 * @cssprop [--rtc-button-size=48px] - Diameter; never less than 44 px.
 * @cssprop [--rtc-color-danger=oklch(58% 0.21 25)] - The glyph while off.
 * @cssprop [--rtc-color-warning=oklch(80% 0.14 80)] - The mark when something is wrong.
 *
 * @tag rtc-camera-button
 */
export class RtcCameraButton extends RoundButton {
  protected override view(snapshot: CallSnapshot | undefined): ButtonView {
    return deviceButtonView('camera', snapshot, this.words);
  }

  protected override request({ localParticipant }: CallSnapshot): Event {
    return new RtcCameraRequestEvent(localParticipant.camera !== 'on');
  }
}

define('rtc-camera-button', RtcCameraButton);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-camera-button': RtcCameraButton;
  }
}
