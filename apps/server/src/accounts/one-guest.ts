import { hash } from "node:crypto";
import { claimBrowser, isConnectionLost, noteBrowserGuest, type BrowserGuest, type Database } from "@trelyazh/db";
import { ClubError } from "../club-error.ts";
import type { AuthStatements } from "./auth.ts";

/** For so long a browser that asks again has not had its answer. */
const WITHIN_SECONDS = 120;

export interface OneGuestOptions<Answer> {
  readonly database: Pick<Database, "withTransaction">;
  /** Has the sign-in library do what it does in that transaction. */
  readonly within: AuthStatements["within"];
  /** Returns the answer to a browser that is that guest already. */
  readonly again: (guest: BrowserGuest) => Answer;
}

/**
 * Makes one guest of one browser: whoever enters by two tabs at once, or once more since the answer was lost, is the guest
 * who was made first, whichever process they ask. A browser that keeps no mark is somebody new each time.
 */
export class OneGuest<Answer extends { readonly token: string | null }> {
  readonly #options: OneGuestOptions<Answer>;

  constructor(options: OneGuestOptions<Answer>) {
    this.#options = options;
  }

  /** `make` does all that it does by the sign-in library: it is done together with the note of it, or not at all. */
  async enter(mark: string | null, make: () => Promise<Answer>): Promise<Answer> {
    if (mark === null) return make();
    const { database, within, again } = this.#options;
    // Nothing in the database is worth having for whoever would come in by it.
    const markHash = hash("sha256", mark, "base64url");
    try {
      return await database.withTransaction(async (tx) => {
        const guest = await claimBrowser(tx, { markHash, withinSeconds: WITHIN_SECONDS });
        if (guest !== null) return again(guest);
        const answer = await within(tx, make);
        if (answer.token !== null) await noteBrowserGuest(tx, { markHash, token: answer.token });
        return answer;
      });
    } catch (cause) {
      if (cause instanceof ClubError) throw cause;
      throw new ClubError(isConnectionLost(cause) ? "DATABASE_AWAY" : "INTERNAL", { cause });
    }
  }
}
