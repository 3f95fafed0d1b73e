/**
 * What I send: my microphone and my camera, as one stream for the preview and as tracks for the lines of every
 * connection. It knows the devices of this machine and no peers.
 */
import { CallError } from '../errors.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { AudioLevel } from './audio-level.js';
import { capabilities } from './capabilities.js';
import { capturePair, constraintsFor, type InputKind } from './capture.js';
import { DeviceInput } from './device-input.js';
import { Devices } from './devices.js';
import { rememberDevice, rememberedDevice } from './device-memory.js';
import { ScreenInput } from './screen-input.js';
import type { DeviceKind, MediaLine } from './types.js';

/** A track was put on a line, or taken off it. */
export class LineChangeEvent extends Event {
  readonly line: MediaLine;
  readonly track: MediaStreamTrack | null;
  constructor(line: MediaLine, track: MediaStreamTrack | null) {
    super('linechange');
    this.line = line;
    this.track = track;
  }
}

export class MediaErrorEvent extends Event {
  readonly error: CallError;
  constructor(error: CallError) {
    super('error');
    this.error = error;
  }
}

export interface LocalMediaEventMap {
  change: Event;
  linechange: LineChangeEvent;
  devicechange: Event;
  /** A device failed that nobody is waiting for. */
  error: MediaErrorEvent;
}

export class LocalMedia extends EventTargetOf<LocalMediaEventMap>() {
  readonly microphone = new DeviceInput('microphone');
  readonly camera = new DeviceInput('camera');
  readonly screen = new ScreenInput();
  readonly devices = new Devices();
  /** Where the others are to be heard: a device id, or empty for the system's own choice. */
  speaker = rememberedDevice('speaker');
  /** My microphone and camera; the same object for ever, its tracks come and go. */
  readonly stream = new MediaStream();
  #level: AudioLevel | null = null;
  #closed = false;

  constructor() {
    super();
    for (const input of [this.microphone, this.camera]) this.#follow(input);
    this.screen.addEventListener('change', () => this.dispatchEvent(new Event('change')));
    this.screen.addEventListener('trackchange', () => {
      for (const line of ['screen', 'screen-audio'] as const) {
        this.dispatchEvent(new LineChangeEvent(line, this.track(line)));
      }
    });
    this.devices.addEventListener('change', () => this.dispatchEvent(new Event('devicechange')));
  }

  /**
   * Turns on what is asked for, in one question to the person. Resolves when each is on or has failed, never rejects:
   * a call goes on without what this machine does not have. A failure is told as an error event, except where there
   * simply is no such device.
   */
  async start(wanted: Readonly<Record<InputKind, boolean>>): Promise<void> {
    await this.devices.refresh();
    const ask = (['microphone', 'camera'] as const).filter((kind) => wanted[kind] && !this[kind].on);
    const [first] = ask;
    if (this.#closed || !first) return;
    if (ask.length === 2) {
      const { deviceId: microphone } = this.microphone.view;
      const { deviceId: camera } = this.camera.view;
      const pair = capturePair(constraintsFor('microphone', microphone), constraintsFor('camera', camera));
      await Promise.all(ask.map((kind) => this[kind].adopt(pair[kind])));
    } else {
      await this[first].turn(true).catch(() => undefined); // read below, from the device itself
    }
    await this.devices.refresh();
    const failed = ask.map((kind) => this[kind].view.error).find((error) => error && error.code !== 'device-not-found');
    if (failed && !this.#closed) this.dispatchEvent(new MediaErrorEvent(failed));
  }

  /** Resolves to whether it is on; rejects with the CallError of the device. */
  async turn(kind: InputKind | 'screen', on?: boolean): Promise<boolean> {
    const result = await this[kind].turn(on);
    if (kind !== 'screen') void this.devices.refresh(); // labels are there only once a device was allowed
    return result;
  }

  /** Rejects with `device-not-found` for a device that is not there, `unsupported` for speakers the browser cannot set. */
  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    if (kind !== 'speaker') return this[kind].choose(deviceId);
    if (capabilities().speaker !== 'available') {
      throw new CallError('unsupported', 'This browser plays sound where the system says. Choose it there.');
    }
    this.speaker = deviceId;
    rememberDevice(kind, deviceId);
    this.dispatchEvent(new Event('change'));
  }

  track(line: MediaLine): MediaStreamTrack | null {
    if (line === 'screen') return this.screen.stream?.getVideoTracks()[0] ?? null;
    if (line === 'screen-audio') return this.screen.stream?.getAudioTracks()[0] ?? null;
    return this[line].track;
  }

  /** The loudness of my microphone, muted or not, 0 to 1; 0 while there is none. */
  get level(): number {
    const { track } = this.microphone;
    if (!track) return 0;
    this.#level ??= new AudioLevel(track);
    return this.#level.level;
  }

  /** Stops every track of mine and lets go of the devices; they can be turned on again. */
  release(): void {
    this.microphone.release();
    this.camera.release();
    this.screen.release();
  }

  /** The same, for good. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.release();
    this.devices.close();
  }

  #follow(input: DeviceInput): void {
    const { kind } = input;
    input.addEventListener('change', () => this.dispatchEvent(new Event('change')));
    input.addEventListener('trackchange', () => {
      const tracks = kind === 'microphone' ? this.stream.getAudioTracks() : this.stream.getVideoTracks();
      for (const old of tracks) this.stream.removeTrack(old);
      if (input.track) this.stream.addTrack(input.track);
      if (kind === 'microphone') {
        this.#level?.close();
        this.#level = null;
      }
      this.dispatchEvent(new LineChangeEvent(kind, input.track));
    });
    input.addEventListener('lost', () => {
      if (input.view.error) this.dispatchEvent(new MediaErrorEvent(input.view.error));
    });
  }
}
