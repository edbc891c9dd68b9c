import { Item, type Sink } from "./sink.ts";
import { LiveStream } from "./live-stream.ts";

export interface OwnStreamOptions<Output> {
  /** What this reader gets in the place of an item; the item itself unless told. */
  readonly map?: ((output: Output) => Output) | undefined;
  /** Called when it is opened, with what ends it; returns what is called once it is over. */
  readonly onOpened: (fail: (error: Error) => void) => () => void;
}

/** Returns the stream of a board as one reader has it, who may get something else than the others, and be sent away alone. */
export function ownStream<Output>(stream: LiveStream<Output>, { map, onOpened }: OwnStreamOptions<Output>) {
  return new LiveStream<Output>((sink) => {
    let isOver = false;
    let onOver = (): void => {};
    const over = () => {
      if (!isOver) onOver();
      isOver = true;
    };
    const follower = stream.open(new OwnSink(sink, { map, over }));
    onOver = onOpened((error) => {
      follower.detach();
      over();
      sink.fail(error);
    });
    return {
      passed: (output) => follower.passed(output),
      goLive: () => follower.goLive(),
      detach() {
        follower.detach();
        over();
      },
    };
  }, undefined);
}

class OwnSink<Output> implements Sink<Output> {
  readonly #sink: Sink<Output>;
  readonly #map: ((output: Output) => Output) | undefined;
  readonly #over: () => void;

  constructor(
    sink: Sink<Output>,
    { map, over }: { readonly map: ((output: Output) => Output) | undefined; readonly over: () => void },
  ) {
    this.#sink = sink;
    this.#map = map;
    this.#over = over;
  }

  get isCongested(): boolean {
    return this.#sink.isCongested;
  }

  whenDrained(run: () => void): void {
    this.#sink.whenDrained(run);
  }

  write(item: Item<Output>): void {
    this.#sink.write(this.#map === undefined ? item : new Item(item.seq, this.#map(item.output)));
  }

  complete(): void {
    this.#over();
    this.#sink.complete();
  }

  fail(error: Error): void {
    this.#over();
    this.#sink.fail(error);
  }

  disconnect(): void {
    this.#over();
    this.#sink.disconnect();
  }

  faulted(cause: unknown): void {
    this.#sink.faulted(cause);
  }
}
