import { findNames, listRenamed, type Database } from "@trelyazh/db";
import type { Cluster } from "../../nodes/create-cluster.ts";
import { RENAMED } from "../account-news.ts";
import { KnownNames, type KnownNamesOptions } from "./known-names.ts";

export interface NamesOptions extends Omit<KnownNamesOptions, "find" | "listRenamed" | "tellOthers" | "everyMs"> {
  readonly database: Pick<Database, "db">;
  readonly cluster: Pick<Cluster, "bus">;
  /** How often it is looked which people have another name, as sessions are looked after. */
  readonly sessionsEveryMs?: number | undefined;
}

/** Makes what knows how people are called, and hears of it from other nodes. */
export function createNames({ database: { db }, cluster, sessionsEveryMs, ...options }: NamesOptions): KnownNames {
  const names = new KnownNames({
    ...options,
    everyMs: sessionsEveryMs,
    find: (userIds) => findNames(db, userIds),
    listRenamed: (since) => listRenamed(db, since),
    tellOthers: (member) => cluster.bus.tell(RENAMED, member),
  });
  cluster.bus.hear(RENAMED, ({ message }) => names.note(message));
  return names;
}
