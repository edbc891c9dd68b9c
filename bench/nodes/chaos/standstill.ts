import type { PlayedTable } from "../../load/players/played-table.ts";

const LOOK_EVERY_MS = 25;

/** Watches for how long each table stands still: the time from one acknowledged move to the next. */
export class Standstill implements Disposable {
  readonly #tables: readonly PlayedTable[];
  #from = performance.now();
  readonly #longest: Float64Array;
  readonly #timer: NodeJS.Timeout;

  constructor(tables: readonly PlayedTable[]) {
    this.#tables = tables;
    this.#longest = new Float64Array(tables.length);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Counts only what stands still from now on. */
  restart(): void {
    this.#from = performance.now();
    this.#longest.fill(0);
  }

  /** The longest of each table so far, in milliseconds, the shortest first. */
  get longest(): readonly number[] {
    this.#look();
    return [...this.#longest].toSorted((a, b) => a - b);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    for (const [index, { movedAt }] of this.#tables.entries())
      this.#longest[index] = Math.max(this.#longest[index] ?? 0, now - Math.max(movedAt, this.#from));
  }
}
