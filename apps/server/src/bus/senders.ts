import type { DropReason } from "./bus-counts.ts";
import { isTooLarge, read, type Written } from "./wire.ts";

/** Nodes come and go; those that have gone are forgotten when so many have come. */
const MANY = 256;

/** Whoever sends us something: only nodes of the club, and nothing of theirs twice or after what they have sent later. */
export class Senders {
  readonly #lastNumbers = new Map<string, number>();
  readonly #self: string;
  readonly #knows: (nodeId: string) => boolean;

  constructor(self: string, knows: (nodeId: string) => boolean) {
    this.#self = self;
    this.#knows = knows;
  }

  /** Returns what is written there, or why it is not to be read. */
  admit(text: string): Written | DropReason {
    if (isTooLarge(text)) return "too_large";
    const written = read(text);
    if (written === null) return "malformed";
    const { from, number } = written;
    if (from === this.#self || !this.#knows(from)) return "unknown_node";
    if (number <= (this.#lastNumbers.get(from) ?? -1)) return "stale";
    this.#lastNumbers.set(from, number);
    if (this.#lastNumbers.size > MANY) this.#forgetTheGone();
    return written;
  }

  #forgetTheGone(): void {
    for (const nodeId of this.#lastNumbers.keys()) if (!this.#knows(nodeId)) this.#lastNumbers.delete(nodeId);
  }
}
