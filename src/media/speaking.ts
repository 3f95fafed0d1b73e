/** Whether somebody speaks, from a row of levels, with hysteresis so that the ring neither flickers nor lags. Pure. */

/** Louder than this is speech (0 to 1, root mean square of normal speech is 0.05 to 0.3). */
const SPEAKING_ABOVE = 0.04;
/** Quieter than this is silence; in between nothing changes. */
const SILENT_BELOW = 0.02;
/** Words have gaps: silence has to last this many measurements before somebody is said to be silent. */
const HOLD = 6;

export class SpeakingDetector {
  #speaking = false;
  #quiet = 0;

  get speaking(): boolean {
    return this.#speaking;
  }

  /** Takes the next measurement, 0 to 1, and says whether this is speech. */
  next(level: number): boolean {
    if (level >= SPEAKING_ABOVE) {
      this.#speaking = true;
      this.#quiet = 0;
    } else if (level < SILENT_BELOW && this.#speaking && ++this.#quiet >= HOLD) {
      this.#speaking = false;
      this.#quiet = 0;
    }
    return this.#speaking;
  }
}

/** A level as it is published: 0 to 1 in steps of 0.05, so that views are not replaced for what nobody can see. */
export const roundLevel = (level: number): number => Math.round(Math.min(1, Math.max(0, level)) * 20) / 20;
