/** Me, as the others see me: my devices, my voice and my name, in one frozen view. */
import { frozen } from '../internal/frozen.js';
import type { LocalMedia } from '../media/local-media.js';
import { roundLevel, SpeakingDetector } from '../media/speaking.js';
import type { SendingState } from './link-protocol.js';
import type { LocalDevice, MediaState, Participant } from './types.js';

const mediaState = ({ state }: LocalDevice): MediaState =>
  state === 'live' ? 'on' : state === 'failed' ? 'unavailable' : 'off';

export class LocalParticipant {
  readonly #media: LocalMedia;
  readonly #voice = new SpeakingDetector();
  hand = false;
  #level = 0;
  #view: Participant | undefined;

  constructor(media: LocalMedia) {
    this.#media = media;
  }

  /** What I tell the others that I send. */
  get sending(): SendingState {
    const { microphone, camera, screen } = this.#media;
    return {
      microphone: mediaState(microphone.view),
      camera: mediaState(camera.view),
      screen: screen.on,
      hand: this.hand,
    };
  }

  /** Reads how loud I am. */
  measure(): void {
    this.#level = this.#media.level;
    this.#voice.next(this.#level);
  }

  /** I talk, and nobody hears it. */
  get mutedSpeech(): boolean {
    const { track, on } = this.#media.microphone;
    return this.#voice.speaking && track !== null && !on;
  }

  /** The frozen view, the same object as long as nothing in it changed. */
  view(about: Pick<Participant, 'id' | 'name' | 'role' | 'connection'>): Participant {
    this.#view = frozen(this.#view, {
      ...about,
      ...this.sending,
      isLocal: true,
      stream: this.#media.stream,
      screen: this.#media.screen.stream,
      speaking: this.#voice.speaking && this.#media.microphone.on,
      audioLevel: this.#media.microphone.on ? roundLevel(this.#level) : 0,
      quality: 'unknown',
      path: 'unknown',
    } satisfies Participant);
    return this.#view;
  }
}
