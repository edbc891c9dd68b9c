import { createBoard, type Board, type LiveStream } from "@trelyazh/ws-adapter";
import type { Clock, Timer } from "./clock.ts";

export interface PacedBoardOptions<T> {
  readonly clock: Clock;
  /** The shortest time between two values for those who watch, in milliseconds. */
  readonly intervalMs: number;
  /** Returns the present value; asked only while somebody watches. */
  readonly read: () => T;
}

/** A value that many watch and that may change faster than anybody wants to be told. */
export class PacedBoard<T> {
  readonly #options: PacedBoardOptions<T>;
  readonly #board: Board<T>;
  #isStale = true;
  #nextAt = Number.NEGATIVE_INFINITY;
  #timer: Timer | null = null;

  constructor(options: PacedBoardOptions<T>) {
    this.#options = options;
    // While a timer runs, what is shown is hardly older than the interval, and is about to be renewed for all.
    this.#board = createBoard({ onOpened: () => this.#timer === null && this.#refresh() });
  }

  /** How many watch. */
  get readers(): number {
    return this.#board.readers;
  }

  /** The present value at once and again after changes; who is slow gets the latest only. */
  follow(): LiveStream<T> {
    return this.#board.follow();
  }

  /** To be called when the value may be another than before. */
  changed(): void {
    this.#isStale = true;
    if (this.#board.readers === 0 || this.#timer !== null) return;
    const { clock } = this.#options;
    if (clock.now() >= this.#nextAt) {
      this.#refresh();
      return;
    }
    this.#timer = clock.schedule(this.#nextAt, () => {
      this.#timer = null;
      if (this.#board.readers > 0) this.#refresh();
    });
  }

  #refresh(): void {
    if (!this.#isStale) return;
    const { clock, intervalMs, read } = this.#options;
    this.#isStale = false;
    this.#nextAt = clock.now() + intervalMs;
    this.#board.publish(read());
  }
}
