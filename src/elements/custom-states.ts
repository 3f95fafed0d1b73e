/** Custom states of an element for `:state()` in CSS, as far as the browser has them. */
export class CustomStates {
  readonly #states: CustomStateSet | undefined;

  constructor(host: HTMLElement) {
    this.#states = host.attachInternals().states;
  }

  set(states: Readonly<Record<string, boolean>>): void {
    for (const [name, on] of Object.entries(states)) {
      try {
        if (on) this.#states?.add(name);
        else this.#states?.delete(name);
      } catch {
        // Chromium before 125 takes names with dashes in front only; a page there has to style by other means.
        return;
      }
    }
  }
}
