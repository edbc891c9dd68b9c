import { listCompanions, type Database } from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import { LRUCache } from "lru-cache";

/** Finished pulyas that are looked through. */
const PULYAS = 50;

/** How long it does not matter that somebody has finished another one. */
const KNOWN_MS = 60_000;

/** Members whose companions are remembered. */
const REMEMBERED = 1000;

/**
 * Returns the people with whom a member has finished a pulya lately. Where that cannot be read there are none: it only
 * says in which order the lobby shows its tables.
 */
export function companionsIn(database?: Pick<Database, "db">): (member: Member) => Promise<readonly string[]> {
  if (database === undefined) return () => Promise.resolve([]);
  const { db } = database;
  const known = new LRUCache<string, readonly string[]>({
    max: REMEMBERED,
    ttl: KNOWN_MS,
    fetchMethod: (userId) => listCompanions(db, { userId, pulyas: PULYAS }),
  });
  return async ({ id }) => (await known.fetch(id).catch(() => undefined)) ?? [];
}
