import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { access, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect, signIn } from "./testing/people/guest.ts";
import { linesOf, runServer, spawnServer, startServer } from "./testing/club/server-process.ts";
import { TEST_SECRET } from "./testing/club/start-test-club.ts";
import { tcpGate } from "./testing/club/tcp-gate.ts";

const WISH = { preset: "sochi", poolTarget: 10 } as const;

/** Something that the server waits for in a database before it is open. */
const STEPS_OF_START = [
  { step: "migrates its database", lock: sql`select pg_advisory_xact_lock(7385193724)` },
  { step: "takes up its tables", lock: sql`lock table club_tables in access exclusive mode` },
] as const;

const WHO_WAITS = sql`
  select 1 from pg_locks join pg_database on pg_database.oid = database
  where not granted and datname = current_database()`;

/** Why the process could not go on, which is all that it has said. */
function reasonsIn(output: string): unknown {
  const [only, ...more] = linesOf(output);
  expect([only, more]).toEqual([expect.objectContaining({ level: 60, msg: "the club cannot go on" }), []]);
  return only?.["reasons"];
}

describe("the server's process", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("stops cleanly on %s, with sockets open", async (signal) => {
    await using database = await testDatabase();
    await using server = await startServer({ DATABASE_URL: database.url, AUTH_SECRET: TEST_SECRET });
    const cookie = await signIn(server.url);
    await using guest = await connect(server.url, cookie);
    await guest.api.table.create.mutate({ ...WISH, turnSeconds: 30, bots: 2 });
    expect(await server.end(signal)).toMatchObject({ code: 0, signal: null });
  });

  test.each(STEPS_OF_START)("stops cleanly on a signal that comes while it $step", async ({ lock }) => {
    await using database = await testDatabase();
    await using opened = new AsyncDisposableStack();
    const { withTransaction } = database.database;
    const { ended } = await withTransaction(async (tx) => {
      await tx.execute(lock);
      const server = opened.use(spawnServer({ DATABASE_URL: database.url, AUTH_SECRET: TEST_SECRET }));
      // A transaction that does nothing is ended after a while.
      await expect.poll(async () => (await tx.execute(WHO_WAITS)).rows.length).toBe(1);
      server.child.kill("SIGTERM");
      return { ended: server.ended };
    });
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  test("stops cleanly on a signal that comes while it makes its own database, and leaves none running", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-main-"));
    try {
      await using server = spawnServer({ DATA_FOLDER: folder });
      if (server.child.stdout !== null) await once(server.child.stdout, "data");
      expect(await server.end("SIGTERM")).toMatchObject({ code: 0, signal: null });
      const cluster = join(folder, "postgres", "cluster");
      await access(join(cluster, "PG_VERSION"));
      await expect(access(join(cluster, "postmaster.pid"))).rejects.toThrow("ENOENT");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("is cut short when the database hangs, says what has not been finished, and ends with 1", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    const environment = { DATABASE_URL: gate.url, AUTH_SECRET: TEST_SECRET, STOP_WITHIN_MS: "1500", BOT_DELAY_MS: "0" };
    await using server = await startServer(environment);
    await using guest = await connect(server.url, await signIn(server.url));
    const { tableId } = await guest.api.table.create.mutate({ ...WISH, turnSeconds: 30, bots: 1 });
    gate.freeze();
    // It never gets an answer.
    guest.api.table.addBot.mutate({ commandId: randomUUID(), tableId, seat: 2 }).catch(() => {});
    await guest.api.lobby.list.query();
    const { code, output } = await server.end("SIGTERM");
    expect(linesOf(output)).toContainEqual(
      expect.objectContaining({
        msg: "the stop was cut short",
        ms: 1500,
        unfinished: expect.arrayContaining(["tables and journal"]) as unknown,
      }),
    );
    expect(code).toBe(1);
  });

  test("shows its metrics on a port of their own", async () => {
    await using database = await testDatabase();
    const environment = { DATABASE_URL: database.url, AUTH_SECRET: TEST_SECRET, METRICS_PORT: "0" };
    await using server = await startServer(environment);
    const { code, output } = await server.end("SIGTERM");
    expect(output).toMatch(/"Metrics are at http:\/\/127\.0\.0\.1:\d+\/metrics"/);
    expect(code).toBe(0);
  });

  test("says in one line that the port is taken, and ends with 1", async () => {
    await using database = await testDatabase();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address with one.
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runServer({
      DATABASE_URL: database.url,
      AUTH_SECRET: TEST_SECRET,
      PORT: String(port),
    });
    other.close();
    expect(code).toBe(1);
    expect(reasonsIn(output)).toEqual([`PORT=${port} is taken. Stop what uses it, or choose another port.`]);
  });

  test("lists what is wrong with its configuration, and ends with 1", async () => {
    const { code, output } = await runServer({ DATABASE_URL: "nonsense", AUTH_SECRET: "short" });
    expect(code).toBe(1);
    expect(reasonsIn(output)).toEqual([
      "The configuration is not usable:",
      expect.stringMatching(/^ {2}DATABASE_URL is no /),
      expect.stringMatching(/^ {2}AUTH_SECRET has /),
    ]);
  });

  test("brings its own database and secret, and finds both again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-main-"));
    try {
      const first = await startServer({ DATA_FOLDER: folder });
      const cookie = await signIn(first.url);
      const { code, output } = await first.end("SIGTERM");
      expect(code, output).toBe(0);
      await using second = await startServer({ DATA_FOLDER: folder });
      await using guest = await connect(second.url, cookie);
      expect(guest.name).toMatch(/^Guest \d{4}$/);
      expect(await second.end("SIGTERM")).toMatchObject({ code: 0 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
