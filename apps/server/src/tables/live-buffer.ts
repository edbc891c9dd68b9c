/**
 * What a live source has sent and one reader has not yet taken. A reader who falls too far behind is not waited for: the
 * buffer ends, and they come back for the rest.
 */
export class LiveBuffer<T> implements AsyncIterable<T> {
  readonly #limit: number;
  #waiting: T[] = [];
  #ended = false;
  #wake: () => void = () => {};

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(value: T): void {
    if (this.#ended) return;
    if (this.#waiting.length >= this.#limit) this.end();
    else this.#waiting.push(value);
    this.#wake();
  }

  /** What waits can still be read. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const values = this.#waiting;
      this.#waiting = [];
      yield* values;
      if (this.#waiting.length > 0) continue;
      if (this.#ended) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
