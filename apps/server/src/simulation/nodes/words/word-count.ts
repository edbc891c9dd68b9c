import type { Passing } from "../../../bus/local-hub.ts";

/** What nodes have heard of one kind. */
interface Heard {
  words: number;
  characters: number;
}

/** How many words of one kind nodes heard in a second. */
export interface WordRate {
  readonly perSecond: number;
  readonly charactersPerSecond: number;
  /** In the busiest second. */
  readonly most: number;
}

export interface WordRates {
  readonly byKind: ReadonlyMap<string, WordRate>;
  readonly all: WordRate;
  /** What the node heard that heard most in any second. */
  readonly mostOfNode: number;
}

const ALL = "all";

/**
 * Counts what goes from node to node, second by second, where it is heard: what is told to all counts for each who hears it. An answer counts as
 * its question's kind.
 */
export class WordCount {
  /** By where it is answered. */
  readonly #questions = new Map<string, string>();
  readonly #total = new Map<string, Heard>();
  readonly #most = new Map<string, number>();
  #second = new Map<string, number>();
  #secondOfNodes = new Map<string, number>();
  #mostOfNode = 0;
  #seconds = 0;

  note({ subject, replyTo, text, to }: Passing): void {
    const kind = this.#kindOf(subject, replyTo);
    for (const each of [kind, ALL]) {
      const heard = this.#total.get(each) ?? { words: 0, characters: 0 };
      this.#total.set(each, heard);
      heard.words += 1;
      heard.characters += text.length;
      raise(this.#second, each);
    }
    raise(this.#secondOfNodes, to);
  }

  /** A second is over. */
  endSecond(): void {
    this.#seconds += 1;
    for (const [kind, words] of this.#second) this.#most.set(kind, Math.max(words, this.#most.get(kind) ?? 0));
    this.#mostOfNode = Math.max(this.#mostOfNode, ...this.#secondOfNodes.values());
    this.#second = new Map();
    this.#secondOfNodes = new Map();
  }

  /** Tells what was heard since it was last asked, and begins anew. */
  take(): WordRates {
    const byKind = new Map([...this.#total.keys()].toSorted().map((kind) => [kind, this.#rateOf(kind)]));
    const all = this.#rateOf(ALL);
    byKind.delete(ALL);
    const rates = { byKind, all, mostOfNode: this.#mostOfNode };
    this.#total.clear();
    this.#most.clear();
    this.#second.clear();
    this.#secondOfNodes.clear();
    [this.#mostOfNode, this.#seconds] = [0, 0];
    return rates;
  }

  #rateOf(kind: string): WordRate {
    const { words, characters } = this.#total.get(kind) ?? { words: 0, characters: 0 };
    const seconds = Math.max(1, this.#seconds);
    return {
      perSecond: words / seconds,
      charactersPerSecond: characters / seconds,
      most: this.#most.get(kind) ?? 0,
    };
  }

  #kindOf(subject: string, replyTo: string | undefined): string {
    if (subject.startsWith("answer.")) {
      const kind = this.#questions.get(subject) ?? "unknown";
      this.#questions.delete(subject);
      return kind;
    }
    const kind = subject.replace(/^(all|node\.[^.]+)\./, "");
    if (replyTo !== undefined) this.#questions.set(replyTo, kind);
    return kind;
  }
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
