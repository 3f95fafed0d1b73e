/** Who has the floor, from everybody's loudness, without jumping at every cough. Pure; it is fed ten times a second. */

export interface Voice {
  readonly id: string;
  readonly speaking: boolean;
  /** 0 to 1 */
  readonly level: number;
}

/** Share of the newest measurement in the running average. */
const WEIGHT = 0.2;
/** How much louder somebody has to be than who has the floor while both speak. */
const LOUDER = 1.5;
/** For how many measurements in a row, before the floor changes hands. */
const PATIENCE = 6;

export class ActiveSpeaker {
  #current: string | null = null;
  #candidate: string | null = null;
  #streak = 0;
  readonly #averages = new Map<string, number>();

  /** Takes one measurement of everybody; returns who has the floor: who spoke last, while that person is there. */
  next(voices: readonly Voice[]): string | null {
    for (const { id, level } of voices) {
      this.#averages.set(id, (this.#averages.get(id) ?? 0) * (1 - WEIGHT) + level * WEIGHT);
    }
    for (const id of this.#averages.keys()) if (!voices.some((voice) => voice.id === id)) this.#averages.delete(id);
    const current = voices.find(({ id }) => id === this.#current);
    if (!current) this.#current = null;
    const loudest = voices
      .filter(({ speaking }) => speaking)
      .reduce<Voice | null>(
        (best, voice) => (!best || this.#average(voice) > this.#average(best) ? voice : best),
        null,
      );
    const challenges =
      loudest !== null &&
      loudest.id !== this.#current &&
      (!current?.speaking || this.#average(loudest) > LOUDER * this.#average(current));
    if (!challenges) {
      this.#candidate = null;
      this.#streak = 0;
      return this.#current;
    }
    this.#streak = this.#candidate === loudest.id ? this.#streak + 1 : 1;
    this.#candidate = loudest.id;
    // Nobody has the floor yet, or who had it is silent: no need to wait.
    if (this.#current === null || this.#streak >= PATIENCE) this.#current = loudest.id;
    return this.#current;
  }

  #average({ id }: Voice): number {
    return this.#averages.get(id) ?? 0;
  }
}
