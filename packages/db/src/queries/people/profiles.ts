import { and, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { profiles } from "../../schema/people/profiles.ts";
import { personNotes } from "../../schema/people/relations.ts";
import { pulyaPlayers } from "../../schema/pulyas.ts";
import { users } from "../../schema/users.ts";

/** What somebody says of themselves, and allows others. */
export type StoredProfile = Omit<typeof profiles.$inferSelect, "userId">;

/** What holds for whoever has said nothing. */
const UNSAID: StoredProfile = { words: "", languages: [], presenceFor: "friends", invitesFrom: "everybody" };

/** What others may know of somebody, beside what stands between them. */
export interface StoredPerson extends StoredProfile {
  readonly id: string;
  readonly name: string;
  readonly isGuest: boolean;
  /** Epoch milliseconds. */
  readonly since: number;
  /** How many pulyas they have played to the end. */
  readonly pulyas: number;
}

/** Finds somebody by their id; undefined if there is none. */
export async function findPerson(executor: Executor, userId: string): Promise<StoredPerson | undefined> {
  const [found] = await executor
    .select({
      id: users.id,
      name: users.name,
      isGuest: users.isAnonymous,
      createdAt: users.createdAt,
      profile: profiles,
      // One that a bot has finished in their stead is none of theirs.
      pulyas: sql<number>`(
        select count(*)::int from ${pulyaPlayers}
        where ${pulyaPlayers.userId} = ${users.id} and ${pulyaPlayers.botLevel} is null)`,
    })
    .from(users)
    .leftJoin(profiles, eq(profiles.userId, users.id))
    .where(eq(users.id, userId));
  if (found === undefined) return undefined;
  const { createdAt, profile, ...person } = found;
  const { userId: _, ...said } = profile ?? { userId, ...UNSAID };
  return { ...person, ...said, since: createdAt.getTime() };
}

/** Returns the names that others see, of those of them who are there. */
export async function listNames(
  executor: Executor,
  userIds: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (userIds.length === 0) return [];
  return await executor
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]));
}

/** Returns what those users say and allow, by user; the defaults for whoever has said nothing. */
export async function listProfiles(
  executor: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, StoredProfile>> {
  const rows = await executor
    .select()
    .from(profiles)
    .where(inArray(profiles.userId, [...userIds]));
  const said = new Map(rows.map(({ userId, ...profile }) => [userId, profile]));
  return new Map(userIds.map((id) => [id, said.get(id) ?? UNSAID]));
}

/** Has somebody say and allow that from now on; what is left out stays as it is. */
export async function saveProfile(
  executor: Executor,
  userId: string,
  changes: { readonly [Key in keyof StoredProfile]?: StoredProfile[Key] | undefined },
): Promise<void> {
  await executor
    .insert(profiles)
    .values({ userId, ...changes })
    .onConflictDoUpdate({ target: profiles.userId, set: { userId, ...changes } });
}

interface About {
  readonly ownerId: string;
  readonly otherId: string;
}

/** Returns what somebody has written about somebody else; nothing if they have not. */
export async function findNote(executor: Executor, { ownerId, otherId }: About): Promise<string> {
  const [found] = await executor
    .select({ note: personNotes.note })
    .from(personNotes)
    .where(and(eq(personNotes.ownerId, ownerId), eq(personNotes.otherId, otherId)));
  return found?.note ?? "";
}

/** Keeps what somebody writes about somebody else, in place of what they had; an empty note is none. */
export async function saveNote(executor: Executor, { note, ...about }: About & { readonly note: string }) {
  if (note === "") {
    const { ownerId, otherId } = about;
    await executor.delete(personNotes).where(and(eq(personNotes.ownerId, ownerId), eq(personNotes.otherId, otherId)));
    return;
  }
  await executor
    .insert(personNotes)
    .values({ ...about, note })
    .onConflictDoUpdate({ target: [personNotes.ownerId, personNotes.otherId], set: { note } });
}

/** How many notes somebody has. */
export function countNotes(executor: Executor, ownerId: string): Promise<number> {
  return executor.$count(personNotes, eq(personNotes.ownerId, ownerId));
}
