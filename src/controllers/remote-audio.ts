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

  /** Brings the players in line with who is there. */
  sync(participants: readonly Participant[]): void {
    const there = new Set(participants.map(({ id }) => id));
    for (const [id, player] of this.#players) {
      if (there.has(id)) continue;
      player.srcObject = null;
      player.remove();
      this.#players.delete(id);
    }
    for (const { id, stream } of participants) {
      // A stream without a track never loads, and would hold back the page's `load` event for ever.
      if (stream.getAudioTracks().length === 0) continue;
      const player = this.#players.get(id) ?? this.#add(id);
      if (player.srcObject !== stream) player.srcObject = stream;
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
