/** How long to wait before the next attempt. It counts attempts and knows nothing of what is being attempted. */
import { RETRY_DELAYS, RETRY_JITTER } from './timings.js';

export class Backoff {
  #attempts = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Attempts since the last success. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Milliseconds to wait before the next attempt; grows up to the last delay and stays there. */
  next(): number {
    const delay = RETRY_DELAYS[Math.min(this.#attempts, RETRY_DELAYS.length - 1)] ?? 0;
    this.#attempts += 1;
    return delay * (1 + RETRY_JITTER * (2 * this.#random() - 1));
  }

  /** After a success, or when there is news (the network is back): start over without waiting. */
  reset(): void {
    this.#attempts = 0;
  }
}
