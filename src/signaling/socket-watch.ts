/** Finds a half-open socket: asks the server every two seconds, and says so when it stays silent. */
import { PING_INTERVAL } from '../internal/timings.js';

export class SocketWatch {
  readonly #ping: (n: number) => void;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asked = 0;
  #answered = 0;

  constructor({ ping, onSilence }: { ping: (n: number) => void; onSilence: () => void }) {
    this.#ping = ping;
    this.#onSilence = onSilence;
  }

  start(): void {
    this.stop();
    this.#timer = setInterval(() => this.#beat(), PING_INTERVAL);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#asked = this.#answered = 0;
  }

  onPong(n: number): void {
    this.#answered = Math.max(this.#answered, n);
  }

  #beat(): void {
    if (this.#asked - this.#answered >= 2) this.#onSilence();
    else this.#ping(++this.#asked);
  }
}
