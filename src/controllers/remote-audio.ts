/**
 * Plays what the others say: one <audio> per remote participant, in the shadow root of the call, whatever is or is
 * not shown of them. It knows streams and autoplay rules, nothing of tiles.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Participant } from '../session/types.js';

export class RemoteAudio {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #players = new Map<string, HTMLAudioElement>();
  #blocked = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** The browser wants a tap before it lets the others be heard; `unlock()` from inside one. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Brings the players in line with who is there and what they share, and where that is to be heard. */
  sync(participants: readonly Participant[], speaker = ''): void {
    const voices = participants.map(({ id, stream }) => [id, stream] as const);
    const screens = participants.map(({ id, screen }) => [`${id}/screen`, screen] as const);
    // A stream without a track never loads, and would hold back the page's `load` event for ever.
    const sounds = new Map(
      [...voices, ...screens].filter(([, stream]) => stream && stream.getAudioTracks().length > 0),
    );
    const there = new Set(participants.map(({ id }) => id));
    for (const [key, player] of this.#players) {
      // A voice that is away for a moment keeps its player.
      if (sounds.has(key) || there.has(key)) continue;
      player.srcObject = null;
      player.remove();
      this.#players.delete(key);
    }
    for (const [key, stream] of sounds) {
      const player = this.#players.get(key) ?? this.#add(key);
      if (player.srcObject !== stream) player.srcObject = stream;
      route(player, speaker);
      if (player.paused) this.#play(player);
    }
    if (this.#players.size === 0) this.#setBlocked(false);
  }

  /** Starts everything that was refused; call it from a tap or a key. */
  unlock(): void {
    this.#setBlocked(false);
    for (const player of this.#players.values()) this.#play(player);
  }

  #add(id: string): HTMLAudioElement {
    const player = document.createElement('audio');
    // Also starts again by itself when a stream that had ended gets a track.
    player.autoplay = true;
    this.#players.set(id, player);
    this.#host.shadowRoot?.append(player);
    return player;
  }

  #play(player: HTMLAudioElement): void {
    player.play().catch((thrown: unknown) => {
      // Any other refusal is a player that was moved or given up meanwhile; the next one counts.
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') this.#setBlocked(true);
    });
  }

  #setBlocked(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#host.requestUpdate();
  }
}

/** Sends a player's sound to a device; one that is gone meanwhile leaves it where it was (Audio Output Devices API). */
const route = (player: HTMLAudioElement, speaker: string): void => {
  const output = player as Partial<Pick<HTMLAudioElement, 'sinkId' | 'setSinkId'>>;
  if (!output.setSinkId || wanted.get(player) === speaker || (!speaker && !wanted.has(player))) return;
  wanted.set(player, speaker);
  output.setSinkId(speaker).catch(() => undefined);
};

/** What each player was last sent to; asking again for a device that is gone would fail again at every change. */
const wanted = new WeakMap<HTMLAudioElement, string>();
