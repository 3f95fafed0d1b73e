/** Keeps the screen on while wanted (Screen Wake Lock); the browser lets go when the page is hidden, so it asks again. */
export class WakeLock {
  #wanted = false;
  #lock: WakeLockSentinel | null = null;
  #listening: AbortController | null = null;

  set(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#listening?.abort();
    this.#listening = null;
    if (wanted) {
      this.#listening = new AbortController();
      const { signal } = this.#listening;
      globalThis.document?.addEventListener('visibilitychange', () => void this.#take(), { signal });
      void this.#take();
    } else {
      void this.#lock?.release();
      this.#lock = null;
    }
  }

  async #take(): Promise<void> {
    if (globalThis.document?.visibilityState !== 'visible') return;
    try {
      const lock = await globalThis.navigator?.wakeLock?.request('screen');
      if (!this.#wanted) void lock?.release();
      else this.#lock = lock ?? null;
    } catch {
      // a low battery or a missing right: the call goes on, the screen may darken
    }
  }
}
