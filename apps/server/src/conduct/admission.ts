import type { EntryConduct } from "@trelyazh/db";
import type { News } from "@trelyazh/table";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import { afterLeaving, ON_THE_GROUND, type Standing } from "./fold/rests.ts";

export interface AdmissionOptions {
  readonly clock: Pick<Clock, "now">;
  /** Rejects when the database is away. */
  readonly find: (userId: string) => Promise<EntryConduct>;
  /** Told why somebody was not let in; must not throw. */
  readonly onRefused: (why: "resting" | "unfinished") => void;
}

/** Kinds of news that change whether somebody rests. */
export const COMING_AND_GOING = ["playerLeft", "playerReturned"] as const satisfies readonly News["kind"][];

/** For how long it is not looked again whether somebody still rests; one who comes back to their pulya waits for no more. */
const BELIEVED_MS = 1000;

const BELIEVED = 10_000;

/** Lets people sit down with others, wherever in the club. Rows and outbox are the truth: whoever has left a moment ago is known to have. */
export class Admission {
  readonly #options: AdmissionOptions;
  /** Until when those rest who were refused a moment ago, in epoch milliseconds: to ask once more costs nothing. */
  readonly #resting = new LRUCache<string, number>({ max: BELIEVED, ttl: BELIEVED_MS });

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** Refuses with `RESTING`, `UNFINISHED_PULYA` or `DATABASE_AWAY` whoever may not sit down with others at that table now. */
  async admit(userId: string, tableId: string): Promise<void> {
    this.#refuseResting(userId, this.#resting.get(userId) ?? 0);
    const found = await this.#find(userId);
    this.#refuseResting(userId, standingIn(found).restsUntil);
    const { unfinishedTableId: unfinished } = found;
    if (unfinished === null || unfinished === tableId || hasJustLeft(found, unfinished)) return;
    this.#options.onRefused("unfinished");
    throw new ClubError("UNFINISHED_PULYA", { tableId: unfinished });
  }

  /** Returns how somebody stands now, whatever they have done last. */
  async standingOf(userId: string): Promise<Standing> {
    return standingIn(await this.#find(userId));
  }

  #refuseResting(userId: string, restsUntil: number): void {
    const retryAfterMs = restsUntil - this.#options.clock.now();
    if (retryAfterMs <= 0) return;
    this.#resting.set(userId, restsUntil, { noUpdateTTL: true });
    this.#options.onRefused("resting");
    throw new ClubError("RESTING", { retryAfterMs });
  }

  async #find(userId: string): Promise<EntryConduct> {
    return await this.#options.find(userId).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
  }
}

/** How somebody stands with what their row does not know yet. */
function standingIn(found: EntryConduct): Standing {
  const last = new Map(found.unread.map((entry) => [entry.tableId, entry]));
  return (
    [...last.values()]
      // Only `newsOf` has made what is stored.
      .filter(({ payload }) => isCountedLeaving(payload as News))
      .reduce((standing, { at }) => afterLeaving(standing, at), found.stored ?? ON_THE_GROUND)
  );
}

function isCountedLeaving(news: News): boolean {
  return news.kind === "playerLeft" && news.leaving?.counts === true;
}

function hasJustLeft({ unread }: EntryConduct, tableId: string): boolean {
  return unread.findLast((entry) => entry.tableId === tableId)?.kind === "playerLeft";
}
