import type { PresentName, RenamedUsers } from "@trelyazh/db";
import { DELETED_NAME, type Member } from "@trelyazh/table";
import DataLoader from "dataloader";
import { LRUCache } from "lru-cache";
import type { Clock, Timer } from "../../clock.ts";
import type { Logger } from "../../logger.ts";

export interface KnownNamesOptions {
  readonly clock: Clock;
  /** How often it is looked who has been renamed, in milliseconds; 4000 unless told. */
  readonly everyMs?: number | undefined;
  readonly find: (userIds: readonly string[]) => Promise<readonly PresentName[]>;
  /** Returns who has been renamed or deleted since that moment. */
  readonly listRenamed: (since: number | null) => Promise<RenamedUsers>;
  /** Tells the other nodes of somebody who has another name now; must not throw. */
  readonly tellOthers: (face: Face) => void;
  readonly log: Logger;
}

/** Somebody as others see them; nothing is said of a picture that is as it was. */
export interface Face extends Member {
  /** The hash of their picture; null for none. */
  readonly picture?: string | null | undefined;
}

interface Known {
  readonly name: string;
  readonly picture: string | null;
}

const EVERY_MS = 4000;

/** Names that are kept; about 200 bytes each. */
const CACHE_SIZE = 50_000;

/** Those who are looked up in that time are looked up together. */
const GATHER_MS = 20;

/** Users of one statement. */
const BATCH_SIZE = 500;

/**
 * How people are called and look now. What is stored of tables has the names that people had then; whoever shows it asks here. The truth is
 * in the database, which is asked again and again who has been renamed; that other nodes say so at once only hurries it.
 */
export class KnownNames {
  readonly #options: KnownNamesOptions;
  readonly #names = new LRUCache<string, Known>({ max: CACHE_SIZE });
  readonly #loader: DataLoader<string, string | null>;
  readonly #hearers = new Set<(userId: string) => void>();
  readonly #learners = new Set<(userId: string) => void>();
  #since: number | null = null;
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(options: KnownNamesOptions) {
    this.#options = options;
    this.#loader = new DataLoader(async (userIds) => this.#load(userIds), {
      cache: false,
      maxBatchSize: BATCH_SIZE,
      batchScheduleFn: (run) => setTimeout(run, GATHER_MS),
    });
  }

  /** How that user is called now; undefined if that is not known here. */
  readonly of = (userId: string): string | undefined => this.#names.get(userId)?.name;

  /** The hash of that user's picture; undefined if they have none, or if that is not known here. */
  readonly pictureOf = (userId: string): string | undefined => this.#names.get(userId)?.picture ?? undefined;

  /** Resolves when those users are known, as far as the club knows them and the database can be reached. */
  async learn(userIds: readonly string[]): Promise<void> {
    const unknown = userIds.filter((userId) => !this.#names.has(userId));
    if (unknown.length > 0 && !this.#isClosed) await this.#loader.loadMany([...new Set(unknown)]);
  }

  /** Calls back with everybody who is called something else than was known here; must not throw. */
  onRenamed(hear: (userId: string) => void): void {
    this.#hearers.add(hear);
  }

  /** Does the same, and also calls back with everybody who was not known here until then. */
  onKnown(hear: (userId: string) => void): void {
    this.#learners.add(hear);
  }

  /** Says to all who show it how somebody is called and looks from now on, here and at other nodes. */
  tell(face: Face): void {
    this.#options.tellOthers(face);
    this.note(face);
  }

  /** Takes in how somebody is called and looks from now on. */
  note({ id, name, picture }: Face): void {
    const before = this.#names.get(id);
    // What is not said of somebody who was not known comes with the next look.
    const after = { name, picture: picture === undefined ? (before?.picture ?? null) : picture };
    this.#names.set(id, after);
    const isRenamed = before?.name !== name;
    if (isRenamed) this.#hearers.forEach((hear) => hear(id));
    if (isRenamed || before.picture !== after.picture) this.#learners.forEach((hear) => hear(id));
  }

  /** Looks for the first time, and then again and again. */
  async start(): Promise<void> {
    const { clock, everyMs = EVERY_MS, log } = this.#options;
    await this.#look().catch((err: unknown) => log.warn({ err }, "renamed users could not be read"));
    if (!this.#isClosed) this.#timer = clock.schedule(clock.now() + everyMs, () => void this.start());
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  async #look(): Promise<void> {
    const { users, at } = await this.#options.listRenamed(this.#since);
    this.#since = at;
    for (const user of users) this.note(faceOf(user));
  }

  async #load(userIds: readonly string[]): Promise<(string | null)[]> {
    const found = await this.#options.find(userIds);
    for (const user of found) {
      const { id, name, picture } = faceOf(user);
      // What was noted meanwhile is newer.
      if (this.#names.has(id)) continue;
      this.#names.set(id, { name, picture });
      for (const hear of this.#learners) hear(id);
    }
    return userIds.map((userId) => this.#names.get(userId)?.name ?? null);
  }
}

function faceOf({ userId, name, picture }: PresentName): Member & Known {
  return { id: userId, name: name ?? DELETED_NAME, picture };
}
