/** Why a page has to be loaded anew: the club serves its release no longer, or a file of it is gone. */
export type Reason = "outdated" | "missing";

export type RenewalState =
  | { readonly kind: "none" }
  /** The club is newer, but still serves this page. */
  | { readonly kind: "newer" }
  /** It happens as soon as nothing is under way. */
  | { readonly kind: "due"; readonly reason: Reason }
  /** It was done for this very cause and has not helped. */
  | { readonly kind: "spent"; readonly reason: Reason };

/** What renewals need of the browser. What is kept survives that the page is loaded anew. */
export interface RenewalWorld {
  readonly isSpent: (cause: string) => boolean;
  readonly spend: (cause: string) => void;
  /** Keeps for the page that comes why it came. */
  readonly leaveNote: (reason: Reason) => void;
  /** Whether there is a page to load: never rejects. */
  readonly isThere: () => Promise<boolean>;
  readonly load: () => void;
}

/** Something that may be under way, such as a command, or words that somebody is writing. */
export interface Undertaking {
  readonly isUnderWay: () => boolean;
  /** Hears that it may have ended. */
  readonly subscribe: (listener: () => void) => void;
}

const NONE: RenewalState = { kind: "none" };

/**
 * Loads the page anew when it must be, once for each cause: not while anything is under way, and not while there is nothing
 * to load. Who has unfinished things on the page holds it up for so long.
 */
export class Renewal {
  readonly #world: RenewalWorld;
  readonly #undertakings: Undertaking[] = [];
  readonly #listeners = new Set<() => void>();
  #state: RenewalState = NONE;
  #cause = "";
  #holds = 0;
  #isLoading = false;

  constructor(world: RenewalWorld) {
    this.#world = world;
  }

  readonly state = (): RenewalState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A newer release is there; the player may have it. */
  offer(): void {
    if (this.#state.kind === "none") this.#change({ kind: "newer" });
  }

  /** The page has to be loaded anew. The same cause counts once, also after it was. */
  want(reason: Reason, cause: string): void {
    if (this.#state.kind === "due") return;
    if (this.#world.isSpent(cause)) {
      this.#change({ kind: "spent", reason });
      return;
    }
    this.#cause = cause;
    this.#change({ kind: "due", reason });
    this.look();
  }

  /** Holds it up until the returned function is called. */
  hold(): () => void {
    this.#holds += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      this.look();
    };
  }

  /** Holds it up whenever that is under way. */
  heed(undertaking: Undertaking): void {
    this.#undertakings.push(undertaking);
    undertaking.subscribe(() => this.look());
  }

  /** Looks whether the moment has come. */
  look(): void {
    if (this.#isDue() && !this.#isLoading) void this.#load();
  }

  #isDue(): boolean {
    const isHeld = this.#holds > 0 || this.#undertakings.some(({ isUnderWay }) => isUnderWay());
    return this.#state.kind === "due" && !isHeld;
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    const isThere = await this.#world.isThere();
    this.#isLoading = false;
    if (!isThere || this.#state.kind !== "due" || !this.#isDue()) return;
    this.#isLoading = true;
    this.#world.spend(this.#cause);
    this.#world.leaveNote(this.#state.reason);
    this.#world.load();
  }

  #change(state: RenewalState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
