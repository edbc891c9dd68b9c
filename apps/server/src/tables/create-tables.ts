import type { Bus } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import { toEach, type Listener } from "../happenings.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Nodes } from "../nodes/nodes.ts";
import { ALL_TOGETHER, type Company } from "./company.ts";
import { ALL_WELCOME, type Conduct } from "./entrance/entrance.ts";
import type { Think } from "./actor/bot-driver.ts";
import { deckSource, type BoardSets, type Chance } from "./actor/dealing.ts";
import type { Pace } from "./actor/own-doings.ts";
import { createEdge, type Edge } from "./edge/create-edge.ts";
import type { RoutedTables } from "./edge/routed-tables.ts";
import { createHandover } from "./handover/create-handover.ts";
import { Journal, type JournalOptions } from "./journal/journal.ts";
import { RecordKeeper } from "./journal/record-keeper.ts";
import type { TableStore } from "./journal/table-store.ts";
import { LaterRelease } from "./ownership/later-release.ts";
import type { Ownership } from "./ownership/ownership.ts";
import { Sweep } from "./ownership/sweep.ts";
import { tableJobs } from "./jobs.ts";
import { tableLimits, type TableLimitSettings } from "./limits.ts";
import { tableMetrics } from "./metrics.ts";
import { tableLog } from "./table-log.ts";
import { pastReads } from "./past-reads.ts";
import type { PresentNames } from "./streams/table-names.ts";
import { TableRegistry } from "./table-registry.ts";
import { LiveTables, type TableServiceDeps } from "./table-service.ts";

export interface TablesOptions extends Pick<TableServiceDeps, "tablesOf"> {
  readonly store: TableStore;
  readonly ownership: Ownership;
  readonly nodes: Nodes;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly names: PresentNames;
  readonly chance: Chance;
  /** How fast tables move by themselves. */
  readonly pace: Pace;
  readonly think: Think;
  readonly log: Logger;
  readonly instruments: Instruments;
  readonly limits: Limits;
  readonly limitSettings: TableLimitSettings;
  /** Told of what happens at tables, after the tables' own records. */
  readonly listeners: Readonly<Record<string, Listener>>;
  /** Who may be with whom; everybody with everybody unless told. */
  readonly company?: Company;
  /** Who may sit down with others now; everybody unless told. */
  readonly conduct?: Conduct;
  readonly journal?: JournalOptions;
  /** None unless told. */
  readonly boards?: BoardSets;
}

/** The tables of the club, as one process has them: those that live here, and the way to all others. */
export interface Tables {
  readonly service: RoutedTables;
  readonly registry: TableRegistry;
  readonly limits: ReturnType<typeof tableLimits>;
  readonly jobs: readonly MaintenanceJob[];
  /** Takes up the tables of the last run, and from then on what other nodes leave behind. */
  start(): Promise<void>;
  /** Whether this node goes and others are there, which take what it has. */
  readonly isLeaving: boolean;
  /** Hands the tables to other nodes and then has the people go there, if there are any. */
  handOn(sendPeople: () => Promise<void>): Promise<void>;
  /** Refuses what comes from now on; resolves when all that was taken is done and stored. */
  close(): Promise<void>;
  /** Lets go of the tables at other nodes, once nobody here reads or plays at them any more. */
  leave(): Promise<void>;
}

/** Puts the tables together: their owners, the journal, and whoever listens to what happens at them. */
export function createTables(options: TablesOptions): Tables {
  const { store, nodes, bus, clock, names, chance, pace, log } = options;
  const { company = ALL_TOGETHER, conduct = ALL_WELCOME } = options;
  const metrics = tableMetrics(options.instruments, () => registry.size);
  const ownership = metrics.claimed(options.ownership, nodes);
  const journal = new Journal(
    { append: (appends) => metrics.journaled(appends, () => store.append(appends)) },
    { isAlone: nodes.isAlone, ...options.journal, mayWrite: () => nodes.isAlive },
  );
  const records = new RecordKeeper({ store, clock, log });
  const onHappening = toEach(
    { metrics: metrics.hear, log: tableLog(log), records: (told) => records.hear(told), ...options.listeners },
    log,
  );
  const think = metrics.thought(options.think);
  const past = pastReads(store, () => options.limits.refused("reads"));
  const decks = deckSource(chance, options.boards ?? new Map());
  const owned = { store, ownership, nodes, clock, names, log };
  const later = new LaterRelease(owned);
  const registry = new TableRegistry({ ...owned, later, journal, past, chance, decks, pace, think, onHappening });
  names.onRenamed((userId) => registry.live.forEach(({ streams }) => streams.tellRenamed(userId)));
  const sweep = new Sweep({ ...owned, later, holder: registry });
  const handover = createHandover({ ...owned, bus, registry, onHandedOver: metrics.handedOver });
  const limits = tableLimits(options.limits, options.limitSettings);
  const onPlanned = (tableId: string) => edge.planned(tableId);
  const tables = new LiveTables({ ...options, company, conduct, decks, registry, records, onHappening, onPlanned });
  const edge: Edge = createEdge({ ...options, registry, tables, lookUp: limits.lookUp });
  return {
    service: edge.service,
    registry,
    limits,
    jobs: tableJobs({ store, clock, registry, bus }),
    async start() {
      await sweep.start();
      handover.start();
    },
    get isLeaving() {
      return handover.isLeaving;
    },
    handOn: (sendPeople) => handover.leave(sendPeople),
    async close() {
      handover[Symbol.dispose]();
      await sweep.close();
      await registry.close();
      await journal.flush();
      await records.flush();
    },
    leave: () => edge.close(),
  };
}
