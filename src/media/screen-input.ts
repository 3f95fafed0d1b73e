/**
 * My screen, or a window, or a tab, with its sound where the browser gives it (Screen Capture, `getDisplayMedia`). It
 * holds one share at a time and notices when the browser's own bar ends it.
 */
import { CallError } from '../errors.js';
import { frozen } from '../internal/frozen.js';
import { SerialQueue } from '../internal/serial-queue.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import type { LocalDevice, LocalDeviceState } from './types.js';

export interface ScreenInputEventMap {
  change: Event;
  /** `stream` is another one now, or none. */
  trackchange: Event;
}

export class ScreenInput extends EventTargetOf<ScreenInputEventMap>() {
  #queue = new SerialQueue();
  #stream: MediaStream | null = null;
  #state: LocalDeviceState = 'off';
  #error: CallError | null = null;
  #view: LocalDevice | undefined;
  #releases = 0;

  constructor() {
    super();
    this.#publish();
  }

  /** What is shared, picture and perhaps sound; null while nothing is. */
  get stream(): MediaStream | null {
    return this.#stream;
  }

  get view(): LocalDevice {
    return this.#view as LocalDevice;
  }

  get on(): boolean {
    return this.#stream !== null;
  }

  /**
   * Starts or stops sharing, the other way round without an argument; resolves to whether it is on. Rejects with
   * `aborted` when the person chose nothing, `unsupported` where the browser cannot share.
   */
  turn(on?: boolean): Promise<boolean> {
    const releases = this.#releases;
    const result = this.#queue.run(async () => {
      if (releases !== this.#releases) throw new CallError('aborted');
      if (on ?? !this.on) await this.#start();
      else this.release();
      return this.on;
    });
    this.#publish();
    const done = (): void => this.#publish();
    void result.then(done, done);
    return result;
  }

  /** Stops sharing, whatever was under way. */
  release(): void {
    this.#releases += 1;
    this.#replace(null);
    this.#set('off');
  }

  async #start(): Promise<void> {
    if (this.on) return;
    const releases = this.#releases;
    this.#set('requesting');
    let stream: MediaStream;
    try {
      stream = await capture();
    } catch (thrown) {
      const error = inWords(thrown);
      // Choosing nothing is no failure: everything is as it was.
      if (releases === this.#releases) {
        if (error.code === 'aborted') this.#set('off');
        else this.#set('failed', error);
      }
      throw error;
    }
    if (releases !== this.#releases) {
      for (const track of stream.getTracks()) track.stop();
      throw new CallError('aborted');
    }
    this.#replace(stream);
    this.#set('live');
  }

  #replace(stream: MediaStream | null): void {
    const old = this.#stream;
    if (old === stream) return;
    this.#stream = stream;
    const [picture] = stream?.getVideoTracks() ?? [];
    if (picture) {
      picture.contentHint = 'detail'; // letters matter more than motion
      picture.addEventListener('ended', () => stream === this.#stream && this.release(), { once: true });
    }
    this.dispatchEvent(new Event('trackchange'));
    for (const track of old?.getTracks() ?? []) track.stop();
  }

  #set(state: LocalDeviceState, error: CallError | null = null): void {
    this.#state = state;
    this.#error = error;
    this.#publish();
  }

  #publish(): void {
    const before = this.#view;
    const pending = this.#queue.length > 0;
    this.#view = frozen(before, { state: this.#state, pending, deviceId: '', error: this.#error });
    if (before && before !== this.#view) this.dispatchEvent(new Event('change'));
  }
}

const capture = async (): Promise<MediaStream> => {
  const devices = globalThis.navigator?.mediaDevices as Partial<MediaDevices> | undefined;
  if (!devices?.getDisplayMedia) {
    throw new CallError('unsupported', 'This browser cannot share a screen. Use one on a computer.');
  }
  return devices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: true });
};

const inWords = (thrown: unknown): CallError => {
  const error = CallError.from(thrown, 'unsupported');
  if (error.code !== 'permission-denied') return error;
  // The one name stands for a person who chose nothing and for a system that forbids it; only the text differs.
  const bySystem = /system|policy/i.test(thrown instanceof Error ? thrown.message : '');
  return bySystem
    ? new CallError('permission-denied', 'Sharing is blocked. Allow this browser to record the screen.', {
        cause: thrown,
      })
    : new CallError('aborted', 'Nothing was chosen to share.', { cause: thrown });
};
