import { findPicture, isGuest, removePicture, setPicture, type Database } from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import { LRUCache } from "lru-cache";
import { ClubError, orAway } from "../../club-error.ts";
import type { MadePicture } from "../../heavy-work/make-picture.ts";
import type { Wanted } from "../../heavy-work/slots.ts";
import type { Logger } from "../../logger.ts";
import type { KnownNames } from "../names/known-names.ts";

export interface PicturesOptions {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly names: Pick<KnownNames, "of" | "learn" | "tell">;
  /** Makes a picture in a worker thread; null of what is none. */
  readonly make: (file: Uint8Array, wanted: Wanted) => Promise<MadePicture | null>;
  /** Counts what came of each file; must not throw. */
  readonly onOutcome: (outcome: PictureOutcome) => void;
  readonly log: Logger;
}

export type PictureOutcome = "made" | "refused";

/** For so long somebody waits for their picture. */
const WITHIN_MS = 10_000;

/** What is shown often is kept in memory, up to that many bytes. */
const CACHE_BYTES = 8 * 1024 * 1024;

/**
 * The pictures that members have of themselves. Each is a row; who has which is known to every node as names are. What a
 * member sends is never shown: a worker makes another picture of it.
 */
export class Pictures {
  readonly #options: PicturesOptions;
  readonly #kept = new LRUCache<string, Uint8Array>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength,
  });

  constructor(options: PicturesOptions) {
    this.#options = options;
  }

  /** Makes a member's picture of a file; returns its hash. Refuses with `BAD_PICTURE`, `MEMBERS_ONLY` or `BUSY`. */
  async take({ id, name }: Member, file: Uint8Array): Promise<string> {
    const { database, names, make, onOutcome, log } = this.#options;
    if ((await orAway(isGuest(database.db, id))) !== false) throw new ClubError("MEMBERS_ONLY");
    const made = await make(file, { forWhom: id, signal: AbortSignal.timeout(WITHIN_MS) });
    onOutcome(made === null ? "refused" : "made");
    if (made === null) throw new ClubError("BAD_PICTURE");
    const isMembers = await orAway(database.withTransaction((tx) => setPicture(tx, id, made)));
    if (!isMembers) throw new ClubError("MEMBERS_ONLY");
    names.tell({ id, name, picture: made.hash });
    log.info({ memberId: id }, "member has a new picture");
    return made.hash;
  }

  /** Takes somebody's picture away, as they do themselves and a moderator may; does nothing where there is none. */
  async remove(userId: string): Promise<void> {
    const { database, names, log } = this.#options;
    if (!(await orAway(database.withTransaction((tx) => removePicture(tx, userId))))) return;
    await names.learn([userId]);
    names.tell({ id: userId, name: names.of(userId) ?? "", picture: null });
    log.info({ memberId: userId }, "picture removed");
  }

  /** Returns the picture of that hash; refuses with `NOT_FOUND`. */
  async find(hash: string): Promise<Uint8Array> {
    const kept = this.#kept.get(hash);
    if (kept !== undefined) return kept;
    const found = await orAway(findPicture(this.#options.database.db, hash));
    if (found === undefined) throw new ClubError("NOT_FOUND");
    this.#kept.set(hash, found);
    return found;
  }
}
