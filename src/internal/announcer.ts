/**
 * Publishes a snapshot and tells facts: at most once per microtask, `change` first, then the facts in their order, so
 * that whoever hears of a fact finds every property in agreement with it.
 */
export interface Announced<Snapshot, Fact> {
  /** The snapshot as it stands; the same object while nothing in it changed. */
  readonly snapshot: () => Snapshot;
  readonly dispatch: (event: Fact | Event) => void;
}

export class Announcer<Snapshot, Fact> {
  readonly #about: Announced<Snapshot, Fact>;
  #told: Snapshot;
  #facts: Fact[] = [];
  #scheduled = false;

  constructor(about: Announced<Snapshot, Fact>) {
    this.#about = about;
    this.#told = about.snapshot();
  }

  tell(fact: Fact): void {
    this.#facts.push(fact);
    this.#schedule();
  }

  /** Something that may be in the snapshot changed. */
  update(): void {
    if (this.#about.snapshot() !== this.#told) this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#announce());
  }

  #announce(): void {
    this.#scheduled = false;
    const facts = this.#facts;
    this.#facts = [];
    const snapshot = this.#about.snapshot();
    if (snapshot !== this.#told) {
      this.#told = snapshot;
      this.#about.dispatch(new Event('change'));
    }
    for (const fact of facts) this.#about.dispatch(fact);
  }
}
