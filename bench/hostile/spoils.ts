/** Counts what comes of an attack. */
export class SpoilsCount {
  readonly #times = new Map<string, number>();

  add(what: string, times = 1): void {
    this.#times.set(what, (this.#times.get(what) ?? 0) + times);
  }

  report(): Record<string, number> {
    return Object.fromEntries(this.#times);
  }
}
