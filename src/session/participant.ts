/** Somebody else in the room: what the room says of them, what they say of themselves, and the link to them. */
import { frozen } from '../internal/frozen.js';
import { roundLevel, SpeakingDetector } from '../media/speaking.js';
import type { PeerInfo } from '../signaling/protocol.js';
import type { Voice } from './active-speaker.js';
import type { SendingState } from './link-protocol.js';
import { pathOf, qualityOf } from './link-stats.js';
import type { PeerLink } from './peer-link.js';
import type { Participant } from './types.js';

const SILENT: SendingState = { microphone: 'off', camera: 'off', screen: false, hand: false };

export class RemoteParticipant {
  readonly link: PeerLink;
  /** Whether the room still vouches for them; without it they stay only as long as the link is alive. */
  inRoom = true;
  #peer: PeerInfo;
  #sending: SendingState = SILENT;
  #voice = new SpeakingDetector();
  #level = 0;
  #view: Participant | undefined;

  constructor(peer: PeerInfo, link: PeerLink) {
    this.#peer = peer;
    this.link = link;
  }

  get id(): string {
    return this.#peer.id;
  }

  /** The room told something new about them. */
  update(peer: Partial<PeerInfo>): void {
    this.#peer = { ...this.#peer, ...peer };
  }

  /** They told what they send now. */
  onSending(sending: SendingState): void {
    this.#sending = sending;
  }

  /** How loud they were when it was last read. */
  get voice(): Voice {
    return { id: this.id, speaking: this.#voice.speaking, level: this.#level };
  }

  /** Reads how loud they are; somebody who says that they are muted is silent. */
  measure(): void {
    this.#level = this.#sending.microphone === 'on' ? this.link.level : 0;
    this.#voice.next(this.#level);
  }

  /** The frozen view, the same object as long as nothing in it changed. */
  get view(): Participant {
    const { id, name, role } = this.#peer;
    const { microphone, camera, hand, screen } = this.#sending;
    const { stats } = this.link;
    this.#view = frozen(this.#view, {
      id,
      name,
      role,
      isLocal: false,
      stream: this.link.stream,
      screen: screen ? this.link.screen : null,
      microphone,
      camera,
      hand,
      speaking: this.#voice.speaking,
      audioLevel: roundLevel(this.#level),
      connection: this.link.connection,
      quality: stats ? qualityOf(stats) : 'unknown',
      path: stats ? pathOf(stats) : 'unknown',
    } satisfies Participant);
    return this.#view;
  }
}
