import { deleteOldSeeks, listNames, type Database, type Executor } from "@trelyazh/db";
import type { SeekTerms } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { LobbyBoard } from "../lobby/lobby-board.ts";
import type { Logger } from "../logger.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import type { TableService } from "../tables/table.router.ts";
import type { CALL_LIMITS } from "../transport/limits.ts";
import { seekLimits } from "./limits.ts";
import { seekMetrics } from "./metrics.ts";
import { openChairs } from "./open-tables.ts";
import { Seating } from "./seating.ts";
import { Seekers, type SeekersDeps } from "./seekers.ts";
import { SEEKERS_PLACED } from "./seeking-news.ts";

export interface SeekingOptions {
  readonly database: Database;
  readonly cluster: Pick<Cluster, "bus">;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly limitSettings: Pick<typeof CALL_LIMITS, "membersPerAddress">;
  readonly instruments: Instruments;
  readonly log: Logger;
  readonly tables: { readonly service: Pick<TableService, "create" | "join"> };
  /** The lobby's list, and who is at which of its tables. */
  readonly lobby: { readonly board: Pick<LobbyBoard, "list" | "atTable" | "near"> };
  readonly people: { readonly between: Pick<SeekersDeps, "apartFrom"> };
  readonly conduct: Pick<SeekersDeps, "admit">;
}

/** Seats people who leave it to the club where. */
export function createSeeking(options: SeekingOptions) {
  const { database, cluster, clock, log, tables, lobby, people, conduct } = options;
  const metrics = seekMetrics(options.instruments, () => service.size);
  const service: Seekers = new Seekers({
    database,
    clock,
    log,
    apartFrom: people.between.apartFrom,
    admit: conduct.admit,
    seating: new Seating({ tables: tables.service, listNames: (userIds) => listNames(database.db, userIds) }),
    openChairs: (member, terms, apart) => chairsFor(lobby.board, { member, terms, apart }),
    onPlaced: () => cluster.bus.tell(SEEKERS_PLACED, {}),
    onSeated: (among) => metrics.seated(among),
  });
  const hearing = cluster.bus.hear(SEEKERS_PLACED, () => service.look());
  return {
    service,
    limits: seekLimits(options.limits, options.limitSettings),
    jobs: [forgetOldSeeks(database.db)],
    close(): Promise<void> {
      hearing[Symbol.dispose]();
      service[Symbol.dispose]();
      return Promise.resolve();
    },
  };
}

interface Wanted {
  readonly member: Member;
  readonly terms: SeekTerms;
  readonly apart: ReadonlySet<string>;
}

/** What the lobby's list shows to anybody, less where that member may not sit. */
function chairsFor(board: SeekingOptions["lobby"]["board"], { member, terms, apart }: Wanted) {
  const { closed } = board.near(member, { companions: [], hidden: new Set(), avoided: new Set(), friends: new Set() });
  const { tables } = board.list();
  const mayMeet = tables.filter((line) => {
    const there = board.atTable(line);
    return !closed.includes(line.id) && !there.includes(member.id) && !there.some((userId) => apart.has(userId));
  });
  return openChairs(mayMeet, terms);
}

function forgetOldSeeks(db: Executor): MaintenanceJob {
  return { name: "forget-old-seeks", cron: "23 * * * *", run: () => deleteOldSeeks(db) };
}
