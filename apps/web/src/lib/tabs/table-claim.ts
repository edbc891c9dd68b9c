import { v4 as newId } from "uuid";
import { openTabChannel, type TabChannel } from "./tab-channel.ts";

/** Where the tabs of this browser tell each other at which table each of them acts. */
export const tableTabs = openTabChannel("trelyazh.tables");

/**
 * How often a quiet tab asks after those that have claimed the table later, and how many questions may stay unanswered: a tab
 * may be gone without a word, as one that was closed while it was busy.
 */
const ASK_MS = 2_000;
const UNANSWERED = 2;

interface ClaimOptions {
  readonly tableId: string;
  readonly tabs: TabChannel;
  readonly now?: () => number;
}

/** What one tab says to all others. */
type Word =
  | { readonly kind: "claims"; readonly tableId: string; readonly tab: string; readonly at: number }
  | { readonly kind: "yields"; readonly tableId: string; readonly to: string }
  | { readonly kind: "leaves"; readonly tableId: string; readonly tab: string };

/** What is known of another tab. */
interface Other {
  /** When it claimed the table. */
  readonly at: number;
  /** Questions since it was last heard. */
  asked: number;
}

/** Reads what another tab has said, which may be of another release. */
function wordIn(message: unknown): Word | null {
  // Anything but an object has none of these.
  const { kind, tableId, tab, to, at } = Object(message) as Partial<Record<string, unknown>>;
  if (typeof tableId !== "string") return null;
  if (kind === "yields" && typeof to === "string") return { kind, tableId, to };
  if (typeof tab !== "string") return null;
  if (kind === "leaves") return { kind, tableId, tab };
  return kind === "claims" && typeof at === "number" ? { kind, tableId, tab, at } : null;
}

/**
 * A tab's claim to a table that may be open in several: the tab that has claimed it last acts there, the others are quiet.
 * When that one goes, the last of those that are left acts again.
 */
export class TableClaim {
  readonly #options: ClaimOptions;
  readonly #tab = newId();
  readonly #others = new Map<string, Other>();
  readonly #listeners = new Set<() => void>();
  #at = 0;

  constructor(options: ClaimOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says whether another tab acts at the table. */
  readonly isElsewhere = (): boolean => [...this.#others].some(([tab, { at }]) => this.#isLater(tab, at));

  /**
   * Claims the table, and listens to the others until what is returned is called. `onYielded` is called for each tab that has
   * left the table to this one.
   */
  open(onYielded: () => void): () => void {
    const leave = () => this.#tell({ kind: "leaves", tableId: this.#options.tableId, tab: this.#tab });
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) this.claim();
    };
    const stop = this.#options.tabs.hear((message) => {
      const word = wordIn(message);
      if (word?.tableId !== this.#options.tableId) return;
      if (word.kind !== "yields") this.#hear(word);
      else if (word.to === this.#tab) onYielded();
    });
    const asking = setInterval(() => this.#ask(), ASK_MS);
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    this.claim();
    return () => {
      clearInterval(asking);
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
      stop();
      leave();
    };
  }

  /** Takes the table for this tab. */
  claim(): void {
    const { now = Date.now } = this.#options;
    this.#at = Math.max(now(), ...[...this.#others.values()].map(({ at }) => at + 1));
    this.#tellClaim();
    this.#changed();
  }

  #hear(word: Exclude<Word, { kind: "yields" }>): void {
    if (word.kind === "leaves") this.#others.delete(word.tab);
    else this.#answer(word.tab, word.at);
    this.#changed();
  }

  #answer(tab: string, at: number): void {
    const isNews = this.#others.get(tab)?.at !== at;
    this.#others.set(tab, { at, asked: 0 });
    // It has not heard of this tab, which claimed the table after it, or asks whether this one is still there.
    if (!this.#isLater(tab, at)) this.#tellClaim();
    else if (isNews) this.#tell({ kind: "yields", tableId: this.#options.tableId, to: tab });
  }

  /** Asks, by saying once more what this tab has claimed, whether the one that acts is there; one that does not answer is gone. */
  #ask(): void {
    if (!this.isElsewhere()) return;
    for (const [tab, other] of this.#others) {
      if (other.asked === UNANSWERED) this.#others.delete(tab);
      other.asked += 1;
    }
    this.#tellClaim();
    this.#changed();
  }

  #isLater(tab: string, at: number): boolean {
    return at === this.#at ? tab > this.#tab : at > this.#at;
  }

  #tellClaim(): void {
    this.#tell({ kind: "claims", tableId: this.#options.tableId, tab: this.#tab, at: this.#at });
  }

  #tell(word: Word): void {
    this.#options.tabs.tell(word);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
