import type { StoredProfile } from "@trelyazh/db";
import type DataLoader from "dataloader";
import { LRUCache } from "lru-cache";
import { ClubError } from "../club-error.ts";
import { inTurn } from "../gathering/in-turn.ts";
import { meetingOf, NOTHING_BETWEEN, type Allowed, type Between, type Meeting, type Tie } from "./meeting.ts";

/** What somebody and all others have set about each other, and what somebody allows. */
export interface Around {
  readonly allowed: Allowed;
  /** By user: only those with whom there is anything. */
  readonly others: ReadonlyMap<string, Between>;
}

/** What stands between two people: set by the one, or by moderators. */
export interface Tied {
  readonly ownerId: string;
  readonly otherId: string;
  readonly kind: Tie;
}

export interface RelationsOptions {
  /** Rejects when the database is away. */
  readonly listAround: (userIds: readonly string[]) => Promise<readonly Tied[]>;
  readonly listProfiles: (userIds: readonly string[]) => Promise<ReadonlyMap<string, StoredProfile>>;
}

/** How long it may take until what another node has changed and not told is seen. */
const KNOWN_MS = 60_000;

/** What could not be read anew, as the database is away, serves for that long before the next try. */
const STALE_MS = 2000;

/** Users of whom it is kept. */
const KEPT = 20_000;

/** Users that are asked for in one statement. */
const BATCH = 500;

/** Knows what stands between people: the rows are true, and what was read of them is kept for a minute. */
export class Relations {
  readonly #loader: DataLoader<string, Around>;
  /** A read goes on although its answer was forgotten meanwhile; then it serves those who wait for it, and is not kept. */
  readonly #known = new LRUCache<string, Around>({
    max: KEPT,
    ttl: KNOWN_MS,
    noDeleteOnStaleGet: true,
    ignoreFetchAbort: true,
    fetchMethod: async (userId, stale, { options }) => {
      try {
        return await this.#loader.load(userId);
      } catch (cause) {
        if (stale === undefined) throw new ClubError("DATABASE_AWAY", { cause });
        options.ttl = STALE_MS;
        return stale;
      }
    },
  });

  constructor({ listAround, listProfiles }: RelationsOptions) {
    this.#loader = inTurn({
      async read(userIds) {
        const [rows, profiles] = await Promise.all([listAround(userIds), listProfiles(userIds)]);
        return userIds.map((userId) => aroundOf(userId, rows, profiles));
      },
      most: BATCH,
    });
  }

  /** Users of whom it is kept now. */
  get size(): number {
    return this.#known.size;
  }

  /** Everything that stands between somebody and others; refuses with `DATABASE_AWAY`. */
  async around(userId: string): Promise<Around> {
    // The read answers with something, or rejects.
    return await this.#known.forceFetch(userId);
  }

  /** What the one may see of the other, and how far they may reach them. */
  async meeting(one: string, other: string): Promise<Meeting> {
    const [{ others }, { allowed }] = await Promise.all([this.around(one), this.around(other)]);
    return meetingOf(others.get(other) ?? NOTHING_BETWEEN, allowed);
  }

  /** Whether the one may write to the other alone. */
  async mayReach(one: string, other: string): Promise<boolean> {
    return (await this.meeting(one, other)).mayReach;
  }

  /** The users who appear in no list, room or stream of that one, and that one in none of theirs. */
  async hiddenFrom(userId: string): Promise<ReadonlySet<string>> {
    return this.#those(userId, ({ sees }) => !sees);
  }

  /** The users with whom that one may not sit at a table. */
  async apartFrom(userId: string): Promise<ReadonlySet<string>> {
    return this.#those(userId, ({ mayMeet }) => !mayMeet);
  }

  async friendsOf(userId: string): Promise<ReadonlySet<string>> {
    return this.#those(userId, ({ areFriends }) => areFriends);
  }

  /** The users with whom that one does not want to play, as they have set it themselves. */
  async avoidedBy(userId: string): Promise<ReadonlySet<string>> {
    const { others } = await this.around(userId);
    return new Set([...others].filter(([, { mine }]) => mine.has("not_at_my_table")).map(([other]) => other));
  }

  /** To be called with those between whom something has changed. */
  drop(userIds: readonly string[]): void {
    for (const userId of userIds) this.#known.delete(userId);
  }

  async #those(userId: string, fits: (meeting: Meeting) => boolean): Promise<ReadonlySet<string>> {
    const { others } = await this.around(userId);
    const found = [...others].filter(([, between]) => fits(meetingOf(between, NOT_ASKED)));
    return new Set(found.map(([other]) => other));
  }
}

/** Where only what the two have set counts. */
const NOT_ASKED: Allowed = { presenceFor: "nobody", invitesFrom: "nobody" };

function aroundOf(userId: string, rows: readonly Tied[], profiles: ReadonlyMap<string, StoredProfile>): Around {
  const others = new Map<string, { readonly mine: Set<Tie>; readonly theirs: Set<Tie> }>();
  for (const { ownerId, otherId, kind } of rows) {
    if (ownerId !== userId && otherId !== userId) continue;
    const other = ownerId === userId ? otherId : ownerId;
    const between = others.get(other) ?? { mine: new Set(), theirs: new Set() };
    others.set(other, between);
    between[ownerId === userId ? "mine" : "theirs"].add(kind);
  }
  const { presenceFor, invitesFrom } = profiles.get(userId) ?? NOT_ASKED;
  return { allowed: { presenceFor, invitesFrom }, others };
}
