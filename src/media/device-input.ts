/**
 * One of my own devices, a microphone or a camera: on, off, another one. It holds at most one live track and never
 * claims more than that track says. It knows nothing of the other device, of peers, or of views.
 */
import { CallError } from '../errors.js';
import { frozen } from '../internal/frozen.js';
import { SerialQueue } from '../internal/serial-queue.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { capture, constraintsFor, type InputKind } from './capture.js';
import { rememberDevice, rememberedDevice } from './device-memory.js';
import type { LocalDevice, LocalDeviceState } from './types.js';

export interface DeviceInputEventMap {
  /** Anything in `view` changed. */
  change: Event;
  /** `track` is another one now, or none. */
  trackchange: Event;
  /** The device stopped by itself: unplugged, taken away or forbidden. The reason is in `view.error`. */
  lost: Event;
}

const LOST = {
  microphone: 'The microphone stopped: it was unplugged, or the browser took it away. Choose another one.',
  camera: 'The camera stopped: it was unplugged, or the browser took it away. Choose another one.',
} as const;

export class DeviceInput extends EventTargetOf<DeviceInputEventMap>() {
  readonly kind: InputKind;
  #queue = new SerialQueue();
  #track: MediaStreamTrack | null = null;
  #state: LocalDeviceState = 'off';
  #deviceId = '';
  #error: CallError | null = null;
  #view: LocalDevice | undefined;
  /** Raised when the device is let go of: a request that was under way then must not bring it back. */
  #releases = 0;

  constructor(kind: InputKind) {
    super();
    this.kind = kind;
    this.#deviceId = rememberedDevice(kind);
    this.#publish();
  }

  /** The track that is sent; a muted microphone keeps its track, disabled, so that it is back at once. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  get on(): boolean {
    return this.#state === 'live';
  }

  get view(): LocalDevice {
    return this.#view as LocalDevice;
  }

  /** Turns it on or off, the other way round without an argument; resolves to whether it is on. */
  turn(on?: boolean): Promise<boolean> {
    return this.#run(async () => {
      const wanted = on ?? !this.on;
      if (!wanted) this.#turnOff();
      else if (this.kind === 'microphone' && this.#track) this.#enable();
      else if (!this.on) await this.#open(this.#deviceId);
      return this.on;
    });
  }

  /** Uses another device, at once where this one is on, else the next time. The old one sends until the new one is there. */
  choose(deviceId: string): Promise<void> {
    return this.#run(async () => {
      if (this.#track) {
        const { enabled } = this.#track;
        await this.#open(deviceId, true);
        if (!enabled) this.#turnOff();
      } else {
        this.#deviceId = deviceId;
      }
      rememberDevice(this.kind, deviceId);
    });
  }

  /** A request for this device made by somebody else, together with others, so that the browser asks once. */
  adopt(request: Promise<MediaStreamTrack>): Promise<void> {
    return this.#run(async () => {
      await this.#request(() => request);
    }).catch(() => undefined); // the failure is in `view`; who asked for several devices at once reads it there
  }

  /** Off, and let go of, whatever was under way; requests that have not been answered reject with `aborted`. */
  release(): void {
    this.#releases += 1;
    this.#replace(null);
    this.#set('off');
  }

  #run<T>(job: () => Promise<T>): Promise<T> {
    const releases = this.#releases;
    const result = this.#queue.run(() => {
      if (this.#releases !== releases) throw new CallError('aborted');
      return job();
    });
    this.#publish();
    const done = (): void => this.#publish();
    void result.then(done, done);
    return result;
  }

  async #open(deviceId: string, chosen = false): Promise<void> {
    const constraints = constraintsFor(this.kind, deviceId, chosen);
    try {
      await this.#request(() => capture(this.kind, constraints));
    } catch (error) {
      // Some phones and drivers cannot open a second camera beside the first: let go of it, and ask once more.
      if (!this.#track || (error as CallError).code !== 'device-in-use') throw error;
      this.#replace(null);
      await this.#request(() => capture(this.kind, constraints));
    }
    this.#deviceId = this.#track?.getSettings().deviceId ?? deviceId;
  }

  async #request(ask: () => Promise<MediaStreamTrack>): Promise<void> {
    const releases = this.#releases;
    if (!this.#track) this.#set('requesting');
    let track: MediaStreamTrack;
    try {
      track = await ask();
    } catch (thrown) {
      const error = CallError.from(thrown, 'device-not-found');
      if (this.#releases === releases && !this.#track) this.#set('failed', error);
      throw error;
    }
    if (this.#releases !== releases) {
      track.stop();
      throw new CallError('aborted');
    }
    this.#replace(track);
    this.#set('live');
  }

  #enable(): void {
    if (this.#track) this.#track.enabled = true;
    this.#set('live');
  }

  #turnOff(): void {
    // A muted microphone goes on as silence (the hint "you are muted" needs it); a camera is let go: its light goes out.
    if (this.kind === 'microphone' && this.#track) this.#track.enabled = false;
    else this.#replace(null);
    this.#set('off');
  }

  #replace(track: MediaStreamTrack | null): void {
    const old = this.#track;
    if (old === track) return;
    this.#track = track;
    if (track) this.#deviceId = track.getSettings().deviceId ?? this.#deviceId;
    // `ended` fires only when the browser ends it, never for our own stop().
    track?.addEventListener('ended', () => this.#onEnded(track), { once: true });
    this.dispatchEvent(new Event('trackchange'));
    old?.stop();
  }

  #onEnded(track: MediaStreamTrack): void {
    if (this.#track !== track) return;
    this.#replace(null);
    this.#set('failed', new CallError('device-not-found', LOST[this.kind]));
    this.dispatchEvent(new Event('lost'));
  }

  #set(state: LocalDeviceState, error: CallError | null = null): void {
    this.#state = state;
    this.#error = error;
    this.#publish();
  }

  #publish(): void {
    const before = this.#view;
    this.#view = frozen(before, {
      state: this.#state,
      pending: this.#queue.length > 0,
      deviceId: this.#deviceId,
      error: this.#error,
    });
    if (before && before !== this.#view) this.dispatchEvent(new Event('change'));
  }
}
