import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolClient } from "pg";
import { isConnectionLost } from "./failures.ts";

/** Runs single statements. Everything in `queries/` takes one of these, or a transaction where it must. */
export type Executor = Omit<NodePgDatabase, "transaction"> & {
  /** Where its statements go, for those that are run so often that building them would cost too much. */
  readonly $client: Pick<PoolClient, "query">;
};

declare const insideTransaction: unique symbol;
/** An executor whose statements take effect together or not at all. Only `withTransaction` makes one. */
export type Transaction = Executor & { readonly [insideTransaction]: true };

export interface PoolGauges {
  /** Open connections, busy ones included. */
  readonly total: number;
  readonly idle: number;
  /** Callers that wait for a connection. */
  readonly waiting: number;
}

export interface Database extends AsyncDisposable {
  /** The main pool, a statement at a time. */
  readonly db: Executor;
  /** The journal's own small pool, so that no slow query stands in a move's way. */
  readonly journal: Executor;
  /** A small pool for what may be long: tables' pasts. Nothing that anybody waits for at the door or at a table goes there. */
  readonly past: Executor;
  /** A connection for the node's lease, so that it is renewed however busy all others are. */
  readonly lease: Executor;
  /** Commits when `run` resolves, rolls back when it throws; the connection is returned whatever happens. */
  readonly withTransaction: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** The same on the journal's pool. */
  readonly withJournalTransaction: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** The main pool itself, for libraries that bring their own SQL. */
  readonly pool: Pick<Pool, "query">;
  readonly gauges: () => { readonly main: PoolGauges; readonly journal: PoolGauges; readonly past: PoolGauges };
  /** Waits for running statements, then closes all pools. Idempotent. */
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections for queries; 10 unless told. */
  readonly poolSize?: number;
  /** Connections for the journal; 4 unless told. */
  readonly journalPoolSize?: number;
  /** Connections for tables' pasts; 3 unless told. */
  readonly pastPoolSize?: number;
  /** PostgreSQL gives a statement up after that; 10 000 unless told. */
  readonly statementTimeoutMs?: number;
  /** Told of connections that break while nobody uses them. The pool replaces them by itself. */
  readonly onError: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A lease that is not renewed by then is asked for anew: it would be over soon. */
const LEASE_TIMEOUT_MS = 1_000;
/** How much longer than PostgreSQL we wait for its answer before we take the connection for dead. */
const ANSWER_GRACE_MS = 2_000;

/** Opens the pools; connections are made when first needed, so this succeeds with the database away. */
export function openDatabase(options: DatabaseOptions): Database {
  const main = openPool({ ...options, size: options.poolSize ?? 10, name: "trelyazh" });
  const journal = openPool({ ...options, size: options.journalPoolSize ?? 4, name: "trelyazh journal" });
  const past = openPool({ ...options, size: options.pastPoolSize ?? 3, name: "trelyazh past" });
  const lease = openPool({
    ...options,
    size: 1,
    name: "trelyazh lease",
    statementTimeoutMs: LEASE_TIMEOUT_MS,
    answerGraceMs: 0,
    connectTimeoutMs: LEASE_TIMEOUT_MS,
  });
  let closed: Promise<void> | undefined;
  const close = () =>
    (closed ??= Promise.all([main.end(), journal.end(), past.end(), lease.end()]).then(() => undefined));
  return {
    db: drizzle(main),
    journal: drizzle(journal),
    past: drizzle(past),
    lease: drizzle(lease),
    withTransaction: (run) => runInTransaction(main, run),
    pool: main,
    withJournalTransaction: (run) => runInTransaction(journal, run),
    gauges: () => ({ main: gaugesOf(main), journal: gaugesOf(journal), past: gaugesOf(past) }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface PoolOptions extends DatabaseOptions {
  readonly size: number;
  readonly name: string;
  readonly answerGraceMs?: number;
  readonly connectTimeoutMs?: number;
}

function openPool({ statementTimeoutMs = 10_000, answerGraceMs = ANSWER_GRACE_MS, ...options }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: options.url,
    max: options.size,
    application_name: options.name,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + answerGraceMs,
    idle_in_transaction_session_timeout: statementTimeoutMs + answerGraceMs,
    keepAlive: true,
  });
  pool.on("error", options.onError);
  return pool;
}

/**
 * Instead of drizzle's own `transaction`, which loses the connection when BEGIN fails, returns a broken one to the pool
 * when ROLLBACK does, and takes the silent rollback of a failed transaction for a commit.
 */
async function runInTransaction<T>(pool: Pool, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const lease = leaseOf(client);
  let broken: Error | undefined;
  const noteBreak = (error: Error) => {
    broken = error;
  };
  client.on("error", noteBreak);
  try {
    await client.query("begin");
    // The brand has no value at run time; this is the one place that may give it.
    const result = await run(drizzle(lease.client) as Executor as Transaction);
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("A statement had failed before the commit, so all was rolled back");
    return result;
  } catch (error) {
    broken ??= isConnectionLost(error) ? new Error("Connection lost", { cause: error }) : await rollBack(client);
    throw error;
  } finally {
    lease.end();
    client.off("error", noteBreak);
    client.release(broken);
  }
}

/** A client that refuses all use after `end`, so that a transaction that got out cannot meddle with the next one's. */
function leaseOf(client: PoolClient): { readonly client: PoolClient; readonly end: () => void } {
  let ended = false;
  const get = (target: PoolClient, key: string | symbol): unknown => {
    if (ended) throw new Error("The transaction is over; await everything inside it");
    const value: unknown = Reflect.get(target, key);
    return typeof value === "function" ? value.bind(target) : value;
  };
  return {
    client: new Proxy(client, { get }),
    end: () => {
      ended = true;
    },
  };
}

/** Returns what prevented the rollback; such a connection must not be used again. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error("Rollback failed", { cause: error });
  }
}

function gaugesOf(pool: Pool): PoolGauges {
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}
