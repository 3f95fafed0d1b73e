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
  #level = 0;
  #view: Participant | undefined;

  constructor(media: LocalMedia) {
    this.#media = media;
  }

  /** What I tell the others that I send. */
  get sending(): SendingState {
    const { microphone, camera } = this.#media;
    return { microphone: mediaState(microphone.view), camera: mediaState(camera.view), screen: false, hand: false };
  }

  /** Reads how loud I am. */
  measure(): void {
    this.#level = this.#media.level;
    this.#voice.next(this.#level);
  }

  /** The frozen view, the same object as long as nothing in it changed. */
  view(about: Pick<Participant, 'id' | 'name' | 'role' | 'connection'>): Participant {
    this.#view = frozen(this.#view, {
      ...about,
      ...this.sending,
      isLocal: true,
      stream: this.#media.stream,
      screen: null,
      speaking: this.#voice.speaking && this.#media.microphone.on,
      audioLevel: roundLevel(this.#level),
      quality: 'unknown',
      path: 'unknown',
    } satisfies Participant);
    return this.#view;
  }
}
