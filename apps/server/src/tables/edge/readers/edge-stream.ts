import { createTopic, type Item, type Topic } from "@trelyazh/ws-adapter";
import type { TrackedEnvelope } from "@trpc/server";
import type { Reader, StreamMessage } from "../../streams/reader.ts";
import type { Opening } from "../../streams/table-streams.ts";

export interface EdgeStreamOptions {
  readonly reader: Reader;
  /** The last number that the reader has; null if there is none. */
  readonly lastSeq: number | null;
  readonly onClosed: (stream: EdgeStream) => void;
}

/** The stream of one reader here, whose table may live anywhere, and somewhere else the next moment. */
export class EdgeStream {
  readonly topic: Topic<StreamMessage, Reader>;
  readonly #reader: Reader;
  readonly #asked: number | null;
  #had = Number.NEGATIVE_INFINITY;

  constructor({ reader, lastSeq, onClosed }: EdgeStreamOptions) {
    this.#reader = reader;
    this.#asked = lastSeq;
    this.topic = createTopic<StreamMessage, Reader>({ onClosed: () => onClosed(this) });
  }

  /** How the stream goes on, wherever it is opened next. */
  get opening(): Opening {
    const { member, line } = this.#reader;
    return { member, line, lastSeq: Number.isFinite(this.#had) ? this.#had : this.#asked };
  }

  /** What comes twice, since it was on its way while the stream was opened anew, is dropped. */
  take(item: Item<TrackedEnvelope<StreamMessage>>): void {
    if (item.seq <= this.#had) return;
    this.#had = item.seq;
    this.topic.pass(item);
  }

  fail(error: Error): void {
    this.topic.fail(error);
  }
}
