/** Asks to be called back; returns how to call it off. */
export type Schedule = (callback: () => void, delayMs: number) => () => void;

interface PacerOptions<Item> {
  /** How long the eye needs for an item, in milliseconds. */
  readonly holdMs: (item: Item) => number;
  readonly deliver: (item: Item) => void;
  /** Called when everything has been shown and has had its time. */
  readonly onIdle?: () => void;
  readonly schedule: Schedule;
}

/** Beyond this many waiting items nothing is held back any more. */
const BACKLOG = 12;

/**
 * Shows what happens at the table one thing after the other: a server may send a whole trick at once, an eye cannot
 * follow that. An item is delivered when the one before it has had its time.
 */
export class Pacer<Item> {
  readonly #options: PacerOptions<Item>;
  #waiting: Item[] = [];
  #cancel: (() => void) | null = null;

  constructor(options: PacerOptions<Item>) {
    this.#options = options;
  }

  push(...items: readonly Item[]): void {
    this.#waiting.push(...items);
    if (this.#cancel === null) this.#next();
  }

  /** Drops everything that waits. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting = [];
  }

  #next(): void {
    this.#cancel = null;
    for (;;) {
      const item = this.#waiting.shift();
      if (item === undefined) break;
      const holdMs = this.#waiting.length > BACKLOG ? 0 : this.#options.holdMs(item);
      this.#options.deliver(item);
      if (holdMs > 0) {
        this.#cancel = this.#options.schedule(() => this.#next(), holdMs);
        return;
      }
    }
    this.#options.onIdle?.();
  }
}
