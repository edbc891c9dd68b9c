import type { TabChannel } from "../tab-channel.ts";

interface Letter {
  readonly from: number;
  readonly to: number;
  readonly message: unknown;
}

/** A busy browser of a test: what a tab says reaches each other tab when the test wants, in the order of that one tab's words. */
export class SlowTabs {
  readonly #listeners = new Map<number, (message: unknown) => void>();
  #letters: Letter[] = [];
  #opened = 0;

  /** Opens a tab, which may end without a word. */
  open(): TabChannel & { readonly end: () => void } {
    const own = this.#opened;
    this.#opened += 1;
    let isEnded = false;
    return {
      tell: (message) => {
        if (isEnded) return;
        for (const to of this.#listeners.keys()) if (to !== own) this.#letters.push({ from: own, to, message });
      },
      hear: (listener) => {
        this.#listeners.set(own, listener);
        return () => this.#listeners.delete(own);
      },
      end: () => {
        isEnded = true;
        this.#listeners.delete(own);
      },
    };
  }

  /** Has one tab hear the first word that another one has for it: which of those, is the test's choice. */
  deliver(choice: number): void {
    const isFirst = ({ from, to }: Letter, index: number) =>
      this.#letters.findIndex((each) => each.from === from && each.to === to) === index;
    const next = this.#letters.filter(isFirst);
    const letter = next[choice % next.length];
    if (letter === undefined) return;
    this.#letters = this.#letters.filter((each) => each !== letter);
    this.#listeners.get(letter.to)?.(letter.message);
  }

  deliverAll(): void {
    while (this.#letters.length > 0) this.deliver(0);
  }
}
