import {
  countUnread,
  deleteOldInvitations,
  listAround,
  listInvitations,
  listKeptApart,
  listNames,
  listProfiles,
  type Database,
  type Executor,
} from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { Desks, type Whereabouts } from "./desks.ts";
import { peopleLimits } from "./limits.ts";
import { peopleMetrics } from "./metrics.ts";
import { RELATIONS_CHANGED } from "./people-news.ts";
import { PeopleService, type PeopleServiceDeps } from "./people-service.ts";
import { Presence } from "./presence.ts";
import { Relations, type Tied } from "./relations.ts";

export interface PeopleOptions {
  readonly database: Database;
  readonly cluster: Pick<Cluster, "bus">;
  readonly names: PeopleServiceDeps["names"];
  readonly clock: Clock;
  readonly limits: Limits;
  readonly instruments: Instruments;
  readonly log: Logger;
  /** Where somebody sits now, as the lobby knows it. */
  readonly whereabouts: (userId: string) => Whereabouts | null;
  /** Told of those between whom something has changed, wherever that was; must not throw. */
  readonly onChanged: (userIds: readonly string[]) => void;
}

/** For how long an invitation stands that nobody answers. */
const INVITED_SECONDS = 15 * 60;

/** Who the people of the club are to each other. */
export function createPeople(options: PeopleOptions) {
  const { database, cluster, clock, log, whereabouts } = options;
  const { db } = database;
  const relations = new Relations({
    listAround: (userIds) => listTies(db, userIds),
    listProfiles: (userIds) => listProfiles(db, userIds),
  });
  const presence = new Presence({ bus: cluster.bus, clock, onMoved: (userIds) => desks.moved(userIds) });
  const desks: Desks = new Desks({ clock, relations, presence, whereabouts, log, ...readsOf(db) });
  const heed = (userIds: readonly string[]) => {
    relations.drop(userIds);
    void desks.changed(userIds);
    options.onChanged(userIds);
  };
  const hearing = cluster.bus.hear(RELATIONS_CHANGED, ({ message }) => heed(message.userIds));
  peopleMetrics(options.instruments, { relations, desks });
  const changed = (userIds: readonly string[]) => {
    heed(userIds);
    cluster.bus.tell(RELATIONS_CHANGED, { userIds });
  };
  return {
    /** What others ask: who is hidden from whom, who plays with whom, who may write to whom. */
    between: betweenIn(relations),
    jobs: [forgetOldInvitations(db)],
    limits: peopleLimits(options.limits),
    service: new PeopleService({
      database,
      names: options.names,
      relations,
      desks,
      whereabouts,
      onChanged: changed,
    }),
    /** To be called when something between those has changed that was not set here. */
    changed,
    /** To be called when those have sat down somewhere, or got up. */
    moved: (userIds: readonly string[]) => desks.moved(userIds),
    close(): Promise<void> {
      hearing[Symbol.dispose]();
      presence[Symbol.dispose]();
      desks[Symbol.dispose]();
      return Promise.resolve();
    },
  };
}

function betweenIn(relations: Relations) {
  return {
    hiddenFrom: (userId: string) => relations.hiddenFrom(userId),
    apartFrom: (userId: string) => relations.apartFrom(userId),
    friendsOf: (userId: string) => relations.friendsOf(userId),
    avoidedBy: (userId: string) => relations.avoidedBy(userId),
    mayReach: (one: string, other: string) => relations.mayReach(one, other),
  };
}

/** What people have set about each other, and which of them moderators keep apart. */
async function listTies(db: Executor, userIds: readonly string[]): Promise<readonly Tied[]> {
  const [set, apart] = await Promise.all([listAround(db, userIds), listKeptApart(db, userIds)]);
  return [...set, ...apart.map(({ oneId, otherId }) => ({ ownerId: oneId, otherId, kind: "kept_apart" }) as const)];
}

function readsOf(db: Executor) {
  return {
    listNames: (userIds: readonly string[]) => listNames(db, userIds),
    listInvitations: (toIds: readonly string[]) => listInvitations(db, { toIds, seconds: INVITED_SECONDS }),
    countUnread: (userIds: readonly string[]) => countUnread(db, userIds),
  };
}

function forgetOldInvitations(db: Executor): MaintenanceJob {
  return {
    name: "forget-old-invitations",
    cron: "47 * * * *",
    run: () => deleteOldInvitations(db, INVITED_SECONDS),
  };
}
