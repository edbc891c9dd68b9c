import { listHolding, type Database } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { ACTS_CHANGED } from "./moderation-news.ts";
import { Restraints } from "./restraints.ts";

export interface RestraintsParts {
  readonly database: Pick<Database, "db">;
  readonly cluster: Pick<Cluster, "bus">;
  readonly clock: Clock;
}

/** What moderators have forbidden whom, for those who have to ask: every node hears of a change. */
export function createRestraints({ database, cluster, clock }: RestraintsParts) {
  const known = new Restraints({ clock, list: (userIds) => listHolding(database.db, userIds) });
  cluster.bus.hear(ACTS_CHANGED, ({ message }) => known.drop(message.userIds));
  return {
    mayTalk: (userId: string) => known.mayTalk(userId),
    mayPlay: (userId: string) => known.mayPlay(userId),
    /** To be called with those against whom something else holds now. */
    changed(this: void, userIds: readonly string[]): void {
      known.drop(userIds);
      cluster.bus.tell(ACTS_CHANGED, { userIds });
    },
  };
}
