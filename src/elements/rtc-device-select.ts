/** A choice of microphones, cameras or speakers. It asks for a device; it opens none, and shows what is in use. */
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../controllers/localize.js';
import { SessionController } from '../controllers/session-controller.js';
import { RtcDeviceRequestEvent } from '../events.js';
import { capabilities } from '../media/capabilities.js';
import type { DeviceChoice, DeviceKind } from '../session/types.js';
import { define } from './define.js';
import { oneOf } from './one-of.js';
import { deviceSelectStyles } from './rtc-device-select.styles.js';
import { tokens } from './tokens.styles.js';

const KINDS = ['microphone', 'camera', 'speaker'] as const satisfies readonly DeviceKind[];

/**
 * @summary Chooses among the microphones, cameras or speakers there are.
 *
 * Stands anywhere inside `<rtc-call>`: a native `<select>` with its label. It shows the device that is in use and
 * follows devices being plugged in and out. Until the browser has allowed a device of the kind there is nothing to
 * choose, nor where it cannot choose speakers; then it says the system's own choice.
 *
 * @fires {RtcDeviceRequestEvent} rtc-device-request - Another device is wanted.
 *
 * @csspart label - The words above.
 * @csspart select - The native select.
 *
 * @cssprop [--rtc-radius=10px] - Corners.
 * @cssprop [--rtc-font=system-ui, sans-serif] - Font.
 *
 * @tag rtc-device-select
 */
export class RtcDeviceSelect extends LitElement {
  static override styles = [tokens, deviceSelectStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** What to choose: `microphone`, `camera` or `speaker`; anything else means `microphone`. */
  @property()
  get kind(): DeviceKind {
    return this.#kind;
  }
  set kind(value: DeviceKind) {
    this.#kind = oneOf(KINDS, value);
  }
  #kind: DeviceKind = 'microphone';

  readonly #call = new SessionController(this);
  readonly #words = new LocalizeController(this);

  protected override render(): TemplateResult {
    const choices = this.#choices;
    const inUse = this.#inUse;
    const chosen = choices.some(({ deviceId }) => deviceId === inUse) ? inUse : '';
    return html`<label
      ><span part="label">${this.#words.term(this.kind)}</span>
      <select part="select" ?disabled=${choices.length === 0} @change=${this.#onChange}>
        ${chosen === '' ? html`<option value="" .selected=${true}>${this.#words.term('systemDefault')}</option>` : ''}
        ${choices.map(
          ({ deviceId, label }, index) =>
            html`<option value=${deviceId} .selected=${deviceId === chosen}>
              ${label || `${this.#words.term(this.kind)} ${this.#words.number(index + 1)}`}
            </option>`,
        )}
      </select></label
    >`;
  }

  /** Devices one can ask for; before the browser has allowed any, they have no ids. */
  get #choices(): readonly DeviceChoice[] {
    if (this.kind === 'speaker' && capabilities().speaker !== 'available') return [];
    const devices = this.#call.snapshot?.devices ?? [];
    return devices.filter(({ kind, deviceId }) => kind === this.kind && deviceId !== '');
  }

  get #inUse(): string {
    const { snapshot } = this.#call;
    return (this.kind === 'speaker' ? snapshot?.speaker : snapshot?.[this.kind].deviceId) ?? '';
  }

  readonly #onChange = ({ target }: Event): void => {
    const select = target as HTMLSelectElement;
    this.dispatchEvent(new RtcDeviceRequestEvent(this.kind, select.value));
    // Nothing is in use before it is: until then the choice stays where it was.
    const inUse = [...select.options].find(({ value }) => value === this.#inUse);
    select.value = inUse?.value ?? '';
  };
}

define('rtc-device-select', RtcDeviceSelect);

declare global {
  interface HTMLElementTagNameMap {
    'rtc-device-select': RtcDeviceSelect;
  }
}
