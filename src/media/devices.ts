/** Which microphones, cameras and speakers there are, kept up to date. It opens none of them. */
import { frozenList } from '../internal/frozen.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import type { DeviceChoice, DeviceKind } from './types.js';

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

export class Devices extends EventTargetOf<{ change: Event }>() {
  #list: readonly DeviceChoice[] = Object.freeze([]);
  readonly #listening = new AbortController();

  constructor() {
    super();
    const { signal } = this.#listening;
    globalThis.navigator?.mediaDevices?.addEventListener('devicechange', () => void this.refresh(), { signal });
  }

  get list(): readonly DeviceChoice[] {
    return this.#list;
  }

  /** Reads the list again: labels appear once the browser has allowed a device. Never rejects. */
  async refresh(): Promise<void> {
    const found = (await globalThis.navigator?.mediaDevices?.enumerateDevices().catch(() => null)) ?? [];
    if (this.#listening.signal.aborted) return;
    // Before permission browsers list one nameless entry per kind: it says that there is one, and no more.
    const list = found.map(({ kind, deviceId, label }) => ({ kind: KINDS[kind], deviceId, label }));
    const same = (a: DeviceChoice, b: DeviceChoice | undefined): boolean =>
      a.kind === b?.kind && a.deviceId === b.deviceId && a.label === b.label;
    const next = list.map((device, index) =>
      same(device, this.#list[index]) ? (this.#list[index] as DeviceChoice) : Object.freeze(device),
    );
    const before = this.#list;
    this.#list = frozenList(before, next);
    if (this.#list !== before) this.dispatchEvent(new Event('change'));
  }

  /** Whether any device of a kind is there. */
  has(kind: DeviceKind): boolean {
    return this.#list.some((device) => device.kind === kind);
  }

  close(): void {
    this.#listening.abort();
  }
}
