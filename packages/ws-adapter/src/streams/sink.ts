import type { Codec } from "../wire/wire.ts";

/** One item of a live stream, encoded at most once for all who get it. */
export class Item<Output> {
  /** Grows within its topic. */
  readonly seq: number;
  readonly output: Output;
  #codec: Codec | null = null;
  #body = "";

  constructor(seq: number, output: Output) {
    this.seq = seq;
    this.output = output;
  }

  bodyFor(codec: Codec): string {
    if (this.#codec !== codec) {
      this.#body = codec.item(this.output);
      this.#codec = codec;
    }
    return this.#body;
  }
}

/** Where a follower puts what it gets: a subscription on a socket, or an iterator. */
export interface Sink<Output> {
  /** Whether items should be held back until `whenDrained` calls. */
  readonly isCongested: boolean;
  whenDrained(run: () => void): void;
  write(item: Item<Output>): void;
  complete(): void;
  fail(error: Error): void;
  /** Ends not only this stream, but all that come the same way. */
  disconnect(): void;
  /** Something has thrown that has nothing to do with what is read. */
  faulted(cause: unknown): void;
}
