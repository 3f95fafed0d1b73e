/**
 * PeerServer starts two timers that renew themselves for ever and has no `close()`. What runs inside a zone, and
 * what its timers start in turn, uses timers that the zone can end. The global is only replaced while code of the
 * zone is on the stack; our own modules import `setTimeout` from node:timers and never notice.
 */
export class TimerZone {
  readonly #timers = new Set<NodeJS.Timeout>();
  #ended = false;

  run<T>(work: () => T): T {
    const real = globalThis.setTimeout;
    const zoned = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): NodeJS.Timeout => {
      const timer = real(() => {
        this.#timers.delete(timer);
        this.run(() => {
          callback(...args);
        });
      }, delay);
      if (this.#ended) clearTimeout(timer);
      else this.#timers.add(timer);
      return timer;
    };
    globalThis.setTimeout = zoned as typeof setTimeout;
    try {
      return work();
    } finally {
      globalThis.setTimeout = real;
    }
  }

  end(): void {
    this.#ended = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
