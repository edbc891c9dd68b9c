import { createBoard, type Board, type LiveStream } from "@trelyazh/ws-adapter";
import type { Clock, Timer } from "./clock.ts";

export interface PacedBoardOptions<T, Change = never> {
  readonly clock: Clock;
  /** The shortest time between two values for those who watch, in milliseconds. */
  readonly intervalMs: number;
  /** Returns the present value; asked only while somebody watches. */
  readonly read: () => T;
  /** Returns what makes the one value into the other, for those who have the one; unless told they get the other itself. */
  readonly change?: (before: T, now: T) => Change;
  /** Called when somebody has begun to watch. */
  readonly onOpened?: () => void;
  /** Called when somebody has ceased to watch. */
  readonly onClosed?: () => void;
}

/** A value that many watch and that may change faster than anybody wants to be told. */
export class PacedBoard<T, Change = never> {
  readonly #options: PacedBoardOptions<T, Change>;
  readonly #board: Board<T, Change>;
  #shown: T | undefined;
  #isStale = true;
  #nextAt = Number.NEGATIVE_INFINITY;
  #timer: Timer | null = null;

  constructor(options: PacedBoardOptions<T, Change>) {
    this.#options = options;
    // While a timer runs, what is shown is hardly older than the interval, and is about to be renewed for all.
    this.#board = createBoard({
      onOpened: () => {
        options.onOpened?.();
        if (this.#timer === null) this.#refresh();
      },
      onClosed: () => options.onClosed?.(),
    });
  }

  /** How many watch. */
  get readers(): number {
    return this.#board.readers;
  }

  /** The value as those who watch have it; while nobody does, as it is now. */
  get current(): T {
    return this.#board.readers > 0 && this.#shown !== undefined ? this.#shown : this.#refresh();
  }

  /** The present value at once, or what `begin` makes of it, and again after changes; a slow reader gets the latest only. */
  follow(begin?: (present: T) => Change | undefined): LiveStream<T | Change> {
    return this.#board.follow(begin);
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

  #refresh(): T {
    const before = this.#shown;
    if (before !== undefined && !this.#isStale) return before;
    const { clock, intervalMs, read, change } = this.#options;
    this.#isStale = false;
    this.#nextAt = clock.now() + intervalMs;
    const now = read();
    this.#shown = now;
    this.#board.publish(now, before === undefined ? undefined : change?.(before, now));
    return now;
  }
}
