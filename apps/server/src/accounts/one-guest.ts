import { LRUCache } from "lru-cache";

/** Browsers that entered a moment ago; a few hundred bytes each. */
const KEPT = 5000;
const KEPT_MS = 2 * 60_000;

/**
 * Makes one guest of one browser: whoever enters by two tabs at once, or once more since the answer was lost, gets the
 * answer that was made first. A browser that keeps no mark is somebody new each time.
 */
export class OneGuest<Answer extends { readonly ok: boolean }> {
  readonly #entered = new LRUCache<string, Promise<Answer>>({ max: KEPT, ttl: KEPT_MS });

  async enter(mark: string | null, make: () => Promise<Answer>): Promise<Answer> {
    if (mark === null) return make();
    const known = this.#entered.get(mark);
    if (known !== undefined) return known;
    const making = make();
    this.#entered.set(mark, making);
    const answer = await making.catch(() => null);
    if (answer?.ok !== true && this.#entered.peek(mark) === making) this.#entered.delete(mark);
    return making;
  }

  /** To be called when that browser's guest is nobody any more. */
  forget(mark: string | null): void {
    if (mark !== null) this.#entered.delete(mark);
  }
}
