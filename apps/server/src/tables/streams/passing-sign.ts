import type { Clock, Timer } from "../../clock.ts";

export interface PassingSignOptions {
  readonly clock: Clock;
  /** How long it is shown after the last reason for it, in milliseconds. */
  readonly forMs: number;
  /** Called when it appears, and when it goes away. */
  readonly onChanged: () => void;
}

/** A sign that goes away by itself. */
export class PassingSign {
  readonly #options: PassingSignOptions;
  #timer: Timer | null = null;

  constructor(options: PassingSignOptions) {
    this.#options = options;
  }

  get isShown(): boolean {
    return this.#timer !== null;
  }

  /** Shows it, or shows it for longer. */
  show(): void {
    const { clock, forMs, onChanged } = this.#options;
    const wasShown = this.isShown;
    this.#timer?.cancel();
    this.#timer = clock.schedule(clock.now() + forMs, () => {
      this.#timer = null;
      onChanged();
    });
    if (!wasShown) onChanged();
  }

  /** Ends it without a word. */
  cancel(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
