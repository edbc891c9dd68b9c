/** What each answer takes: two words of the command's id, and the number of its last event. */
const WORDS = 3;

/** Answers there is room for at first; more is made by half of what there is. */
const FIRST_ROOM = 16;

/**
 * The answers to all commands of a table, in twelve bytes each. 64 bits of an id stand for it: they are random, and whoever
 * makes two of their own alike gets the first one's answer to both. The latest are found first, and a whole pulya is looked
 * through in a few microseconds.
 */
export class Answers {
  #words = new Uint32Array(FIRST_ROOM * WORDS);
  #end = 0;

  /** How many commands have an answer. */
  get size(): number {
    return this.#end / WORDS;
  }

  /** Notes the number of an event of that command. All that it does comes in one piece, and the last one is its answer. */
  note(commandId: string, seq: number): void {
    const [head, tail] = wordsOf(commandId);
    if (!this.#isAt(this.#end - WORDS, head, tail)) this.#append(head, tail);
    this.#words[this.#end - 1] = seq;
  }

  /** Returns the number of that command's last event; null if none is known. */
  find(commandId: string): number | null {
    const [head, tail] = wordsOf(commandId);
    for (let at = this.#end - WORDS; at >= 0; at -= WORDS) {
      if (this.#isAt(at, head, tail)) return this.#words[at + 2] ?? null;
    }
    return null;
  }

  #isAt(at: number, head: number, tail: number): boolean {
    return this.#words[at] === head && this.#words[at + 1] === tail;
  }

  #append(head: number, tail: number): void {
    if (this.#end === this.#words.length) {
      const words = new Uint32Array(Math.ceil(this.size * 1.5) * WORDS);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[this.#end] = head;
    this.#words[this.#end + 1] = tail;
    this.#end += WORDS;
  }
}

/** The first and the last 32 bits of a UUID, however its letters are written. */
function wordsOf(commandId: string): readonly [number, number] {
  return [Number.parseInt(commandId.slice(0, 8), 16), Number.parseInt(commandId.slice(-8), 16)];
}
