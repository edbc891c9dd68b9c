import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { testDatabase } from "@trelyazh/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instructionsOf, ROOT, text, variables, yaml } from "./testing/files.ts";
import { bareEnvironment, startServer, type StartedServer } from "./testing/start-server.ts";

const run = promisify(execFile);

interface Alert {
  readonly expr: string;
  readonly annotations: { readonly guide: string };
}
interface Alerts {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
}

const alerts = async () => (await yaml<Alerts>("deploy/monitoring/alerts.yml")).groups.flatMap(({ rules }) => rules);

/** The metrics that a text names, without what Prometheus adds to those of a histogram. */
function metricsIn(source: string): readonly string[] {
  return [...source.matchAll(/\b(?:trelyazh|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ""),
  );
}

const started = new AsyncDisposableStack();
let club: StartedServer;

/** What a migration of the next release does to a database: it adds, and says that it was there. */
const EXPANSION = `
  alter table users add column told_by_a_later_release text;
  create table of_a_later_release (id uuid primary key, user_id text references users (id) on delete cascade);
  insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;

// As the unit starts it, with the variables of its example; only the places are free ones. The release after it has been
// here already, and was taken back: the schema is its own.
beforeAll(async () => {
  const database = started.use(await testDatabase());
  await database.database.db.execute(EXPANSION);
  const env = {
    ...(await variables("deploy/systemd/club.env.example")),
    DATABASE_URL: database.url,
    AUTH_SECRET: randomUUID(),
  };
  club = await startServer({
    command: join(ROOT, "scripts/serve.sh"),
    env: { ...env, PORT: "0", METRICS_PORT: "0", BACKUP_FOLDER: "", LOG_LEVEL: "error" },
  });
  started.use(club);
});
afterAll(() => started.disposeAsync());

/** The check of the image, run beside the club instead of inside the container. */
async function isWell(): Promise<boolean> {
  const check = instructionsOf(await text("deploy/containers/Dockerfile"), "club").find((line) =>
    line.startsWith("HEALTHCHECK"),
  );
  const [, list = "[]"] = /CMD (\[.*\])$/.exec(check ?? "") ?? [];
  const [, ...parameters] = JSON.parse(list) as readonly string[];
  const env = { ...bareEnvironment(), PORT: new URL(club.url).port };
  return run(process.execPath, parameters, { env }).then(
    () => true,
    () => false,
  );
}

test("alerts and dashboard name metrics that a club has", async () => {
  await expect.poll(() => club.output()).toContain("Metrics are at");
  const [, address = ""] = /Metrics are at (http:[^\s"]+)/.exec(club.output()) ?? [];
  const exposed = [...(await (await fetch(address)).text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  const sources = await Promise.all(
    ["alerts.yml", "alerts.test.yml", "dashboard.json"].map((name) => text(`deploy/monitoring/${name}`)),
  );
  const named = new Set(sources.flatMap(metricsIn));
  expect(named.size).toBeGreaterThan(30);
  expect([...named].filter((name) => !exposed.includes(name))).toEqual([]);
});

test("every alert has its line in the guide, and every line its alert", async () => {
  const [, table = ""] = /### What to be woken for\n([^]*?)\n## /.exec(await text("docs/operations.md")) ?? [];
  const told = [...table.matchAll(/^\| (?!alert)([a-z][^|]*?) \|/gm)].map(([, name]) => name);
  expect(new Set((await alerts()).map(({ annotations }) => annotations.guide))).toEqual(new Set(told));
});

describe("a club in production", () => {
  test("goes on after a rollback, with the schema of the release that was taken back", async () => {
    expect((await fetch(`${club.url}/readyz`)).status).toBe(200);
    const entered = await fetch(`${club.url}/api/auth/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://club.example" },
      body: "{}",
    });
    expect(entered.status).toBe(200);
  });

  test("is found well by the image's check while it serves, drains when the terminal is closed, and is ill then", async () => {
    expect(await isWell()).toBe(true);
    const { code, signal, output } = await club.end("SIGHUP");
    expect({ code, signal }, output).toEqual({ code: 0, signal: null });
    expect(await isWell()).toBe(false);
    const flags = JSON.parse(await text("apps/server/v8-flags.json")) as string[];
    expect(club.logged("memory settings")).toMatchObject([
      { heapLimitMb: expect.any(Number) as unknown, v8Flags: flags },
    ]);
  });
});
