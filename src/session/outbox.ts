/**
 * What has to arrive once and in order, although connections come and go: messages are numbered, kept until the other
 * side has them, and said again on the next connection. Pure; the link sends, and tells what came back.
 */
import { randomId } from '../internal/random-id.js';

/** More unacknowledged messages than this are an other side that will not come back soon. */
const CAPACITY = 1000;

export class Outbox<T> {
  /** Says that this is the same page; numbers are counted per page. */
  readonly epoch = randomId();
  #last = 0;
  readonly #waiting: { readonly n: number; readonly message: T }[] = [];
  #theirEpoch = '';
  #received = 0;

  /** The number up to which everything of the other side has arrived. */
  get received(): number {
    return this.#received;
  }

  get full(): boolean {
    return this.#waiting.length >= CAPACITY;
  }

  /** Numbers a message and keeps it until it is acknowledged. */
  add(message: T): { readonly n: number; readonly message: T } {
    const numbered = { n: ++this.#last, message };
    this.#waiting.push(numbered);
    return numbered;
  }

  /** The other side has everything up to `n`. */
  acknowledge(n: number): void {
    while (this.#waiting[0] && this.#waiting[0].n <= n) this.#waiting.shift();
  }

  /** A connection is open and the other side said who it is: what has to be said again, in order. */
  greet(theirEpoch: string): readonly { readonly n: number; readonly message: T }[] {
    if (theirEpoch !== this.#theirEpoch) this.#received = 0;
    this.#theirEpoch = theirEpoch;
    return [...this.#waiting];
  }

  /** Whether a numbered message is new; one that was said again is not. */
  accept(n: number): boolean {
    if (n <= this.#received) return false;
    this.#received = n;
    return true;
  }
}
