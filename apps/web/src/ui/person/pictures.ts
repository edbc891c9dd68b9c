import { MOST_PICTURES } from "@trelyazh/protocol";
import type { AskPictures } from "./ask-pictures.ts";

/** Whoever is shown in that time is asked for together with the others of the page. */
const GATHER_MS = 30;

/** What is known of somebody serves for so long. */
const GOOD_MS = 5 * 60_000;

/** Whoever plays without the club is called by a word; of them there is nothing to ask. */
const LEAST_ID = 16;

interface Known {
  /** The hash of their picture; undefined for none. */
  readonly picture: string | undefined;
  readonly at: number;
}

/** Which picture people have, as far as the club has told; nobody waits for it, and where it cannot be asked for a figure does. */
export class Pictures {
  readonly #askClub: AskPictures;
  readonly #known = new Map<string, Known>();
  readonly #wanted = new Set<string>();
  readonly #hearers = new Set<() => void>();

  constructor(askClub: AskPictures) {
    this.#askClub = askClub;
  }

  readonly of = (userId: string): string | undefined => this.#known.get(userId)?.picture;

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  /** Has that person looked up soon, unless it was done a while ago. */
  want(userId: string): void {
    const at = this.#known.get(userId)?.at ?? Number.NEGATIVE_INFINITY;
    if (userId.length < LEAST_ID || this.#wanted.has(userId) || performance.now() - at < GOOD_MS) return;
    if (this.#wanted.size === 0) setTimeout(() => void this.#ask(), GATHER_MS);
    this.#wanted.add(userId);
  }

  /** Takes in which picture somebody has now. */
  note(userId: string, picture: string | undefined): void {
    this.#known.set(userId, { picture, at: performance.now() });
    for (const hear of this.#hearers) hear();
  }

  async #ask(): Promise<void> {
    const userIds = [...this.#wanted].slice(0, MOST_PICTURES);
    this.#wanted.clear();
    const found: Awaited<ReturnType<AskPictures>> = await this.#askClub(userIds).catch(() => ({}));
    for (const userId of userIds) this.note(userId, found[userId]);
  }
}

const KNOWN = new WeakMap<AskPictures, Pictures>();

/** Returns what the page knows of pictures by asking so: the same each time. */
export function picturesOf(ask: AskPictures): Pictures {
  const known = KNOWN.get(ask) ?? new Pictures(ask);
  KNOWN.set(ask, known);
  return known;
}
