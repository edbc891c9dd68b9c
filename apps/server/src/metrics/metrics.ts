import type { Table } from "@trelyazh/table";
import type { LookUp } from "../accounts/sessions.ts";
import type { CommandReport } from "../club-services.ts";
import type { JobReport } from "../heavy-work/heavy-work.ts";
import type { RunReport } from "../maintenance/maintenance.ts";
import type { LoopDelay } from "./event-loop.ts";
import { Instruments, type Reading } from "./instruments.ts";
import { socketMetrics, type SocketFigures } from "./socket-metrics.ts";

interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** What is read when somebody asks for the metrics. */
export interface Sources {
  readonly pools: () => Readonly<Record<string, PoolFigures>>;
  readonly sockets: () => SocketFigures;
  /** Unfinished tables. */
  readonly tables: () => Iterable<readonly [Table["status"], number]>;
  readonly heavyWorkQueue: () => number;
  readonly sessionsKept: () => number;
  readonly eventLoop: () => LoopDelay;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** A club's metrics. docs/operations.md says what each of them is for. */
export function createMetrics() {
  const instruments = new Instruments();
  return {
    instruments,
    sockets: socketMetrics(instruments),
    ...tableMetrics(instruments),
    ...heavyWorkMetrics(instruments),
    ...accountMetrics(instruments),
    ...maintenanceMetrics(instruments),
    /** To be called once. */
    read: (sources: Sources) => readFrom(instruments, sources),
    measureProcess: () => instruments.measureProcess(),
    get names() {
      return instruments.names;
    },
    get contentType() {
      return instruments.contentType;
    },
    text: () => instruments.text(),
  };
}

function tableMetrics(instruments: Instruments) {
  const commands = instruments.counter({
    name: "trelyazh_commands_total",
    help: "Calls that change something, by procedure and by what came of them: OK or the code of the refusal.",
    labels: ["procedure", "outcome"],
  });
  const latency = instruments.seconds({
    name: "trelyazh_command_seconds",
    help: "From taking a call that changes something to its answer, which comes after the commit; refusals left out.",
    labels: ["procedure"],
  });
  return {
    commanded: ({ procedure, outcome, ms }: CommandReport) => {
      commands.inc({ procedure, outcome });
      if (outcome === "OK") latency.observe({ procedure }, ms / 1000);
    },
  };
}

function heavyWorkMetrics(instruments: Instruments) {
  const jobs = instruments.counter({
    name: "trelyazh_heavy_jobs_total",
    help: "Jobs for worker threads, by what came of them: done, failed, called off, refused.",
    labels: ["job", "outcome"],
  });
  const wait = instruments.seconds({
    name: "trelyazh_heavy_job_wait_seconds",
    help: "How long jobs waited for a thread.",
    labels: ["job"],
  });
  const run = instruments.seconds({
    name: "trelyazh_heavy_job_run_seconds",
    help: "How long jobs ran.",
    labels: ["job"],
  });
  return {
    jobOver: ({ name: job, outcome, waitMs, runMs }: JobReport) => {
      jobs.inc({ job, outcome });
      if (outcome === "refused") return;
      wait.observe({ job }, waitMs / 1000);
      run.observe({ job }, runMs / 1000);
    },
  };
}

function accountMetrics(instruments: Instruments) {
  const lookUps = instruments.tallies({
    name: "trelyazh_session_lookups_total",
    help: "Questions who is behind a cookie: hit (cache), miss (database), failed (no database), stale (then answered from an old entry).",
    label: "outcome",
  });
  const refusals = instruments.tallies({
    name: "trelyazh_limit_refusals_total",
    help: "Requests refused with TOO_MANY_REQUESTS, by limit.",
    label: "limit",
  });
  return {
    lookedUp: (how: LookUp) => lookUps.add(how),
    limited: (limit: string) => refusals.add(limit),
  };
}

function maintenanceMetrics(instruments: Instruments) {
  const runs = instruments.counter({
    name: "trelyazh_maintenance_runs_total",
    help: "Maintenance jobs that ran in this process, by outcome: done or failed.",
    labels: ["job", "outcome"],
  });
  const cleared = instruments.tallies({
    name: "trelyazh_maintenance_items_total",
    help: "What they closed or deleted, by job.",
    label: "job",
  });
  const lasted = instruments.seconds({
    name: "trelyazh_maintenance_seconds",
    help: "How long maintenance jobs took.",
    labels: ["job"],
  });
  return {
    maintained: (job: string, { items, ms, failed }: RunReport) => {
      runs.inc({ job, outcome: failed ? "failed" : "done" });
      cleared.add(job, items);
      lasted.observe({ job }, ms / 1000);
    },
  };
}

function readFrom(instruments: Instruments, sources: Sources): void {
  readPools(instruments, sources.pools);
  readSockets(instruments, sources.sockets);
  readEventLoop(instruments, sources.eventLoop);
  instruments.gauges(
    { name: "trelyazh_tables", help: "Unfinished tables of the club, by status.", labels: ["status"] },
    function* () {
      for (const [status, count] of sources.tables()) yield [{ status }, count] as const;
    },
  );
  instruments.gauge(
    { name: "trelyazh_heavy_jobs_waiting", help: "Jobs that wait for a thread now." },
    sources.heavyWorkQueue,
  );
  instruments.gauge(
    { name: "trelyazh_sessions_kept", help: "Sessions in the cache; 50 000 at most." },
    sources.sessionsKept,
  );
}

function readPools(instruments: Instruments, pools: Sources["pools"]): void {
  instruments.gauges(
    {
      name: "trelyazh_database_connections",
      help: "Open connections to PostgreSQL, by pool, busy and idle.",
      labels: ["pool", "state"],
    },
    function* (): Iterable<Reading<"pool" | "state">> {
      for (const [pool, { total, idle }] of Object.entries(pools())) {
        yield [{ pool, state: "busy" }, total - idle];
        yield [{ pool, state: "idle" }, idle];
      }
    },
  );
  instruments.gauges(
    {
      name: "trelyazh_database_waiting",
      help: "Callers that wait for a connection of that pool.",
      labels: ["pool"],
    },
    function* () {
      for (const [pool, { waiting }] of Object.entries(pools())) yield [{ pool }, waiting] as const;
    },
  );
}

function readSockets(instruments: Instruments, sockets: Sources["sockets"]): void {
  instruments.gauge({ name: "trelyazh_sockets", help: "Open sockets." }, () => sockets().connections);
  instruments.gauge({ name: "trelyazh_subscriptions", help: "Running subscriptions." }, () => sockets().subscriptions);
  instruments.gauge(
    { name: "trelyazh_socket_waiting_bytes", help: "Bytes that clients have not taken yet." },
    () => sockets().waitingBytes,
  );
  instruments.gauge(
    { name: "trelyazh_socket_longest_waiting_bytes", help: "The most of one client." },
    () => sockets().longestWaitingBytes,
  );
}

function readEventLoop(instruments: Instruments, eventLoop: Sources["eventLoop"]): void {
  instruments.gauges(
    {
      name: "trelyazh_event_loop_delay_seconds",
      help: "How late the event loop was in the last window of ten seconds: p50, p99 and max.",
      labels: ["quantile"],
    },
    function* () {
      const { p50Ms, p99Ms, maxMs } = eventLoop();
      for (const [quantile, ms] of Object.entries({ p50: p50Ms, p99: p99Ms, max: maxMs }))
        yield [{ quantile }, ms / 1000] as const;
    },
  );
  instruments.gauge(
    { name: "trelyazh_event_loop_alert", help: "1 when that was above EVENT_LOOP_ALERT_MS, else 0." },
    () => Number(eventLoop().isAlert),
  );
}
