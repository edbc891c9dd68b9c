import type { Clock, Timer } from "../../clock.ts";

/** Made once: an abort without a reason makes an exception with a stack each time. */
const CALLED_OFF = new DOMException("Something else has happened", "AbortError");

type Begin = (calledOff: AbortSignal) => void;

/**
 * What a table is going to do by itself, unless it is called off. Nearly every plan is made anew by a move, for a later
 * time, and a timer or a signal costs more than the rest of the move's bookkeeping. So a timer that is too early stays, and
 * goes on for the rest of the time when it rings; and there is a signal only once the plan's time has come.
 */
export class Plan {
  readonly #clock: Clock;
  #at = 0;
  #begin: Begin | null = null;
  #begun: AbortController | null = null;
  #timer: Timer | null = null;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nothing is planned, nor being done. */
  get isEmpty(): boolean {
    return this.#begin === null && this.#begun === null;
  }

  /** Calls `begin` at that time, in epoch milliseconds, instead of what was planned; its signal tells that it was called off meanwhile. */
  make(at: number, begin: Begin): void {
    this.#callOff();
    this.#at = at;
    this.#begin = begin;
    if (at < this.#timerAt) this.#wakeAt(at);
  }

  cancel(): void {
    this.#callOff();
    this.#begin = null;
    this.#timer?.cancel();
    this.#timerAt = Number.POSITIVE_INFINITY;
  }

  #callOff(): void {
    this.#begun?.abort(CALLED_OFF);
    this.#begun = null;
  }

  #wakeAt(at: number): void {
    this.#timer?.cancel();
    this.#timerAt = at;
    this.#timer = this.#clock.schedule(at, () => this.#wake());
  }

  #wake(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (this.#begin === null) return;
    if (this.#at > this.#clock.now()) {
      this.#wakeAt(this.#at);
      return;
    }
    const begin = this.#begin;
    this.#begin = null;
    this.#begun = new AbortController();
    begin(this.#begun.signal);
  }
}
