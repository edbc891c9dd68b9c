import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres, openDatabase } from "@trelyazh/db";
import type { Move } from "@trelyazh/preferans";
import { AUTH_PATH } from "@trelyazh/protocol";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { embeddedFolder } from "./database/club-postgres.ts";
import { connect, refusalOf, signIn } from "./testing/people/guest.ts";
import { Player } from "./testing/people/player.ts";
import { openSocket } from "./testing/people/raw-socket.ts";
import { linesOf, startServer } from "./testing/club/server-process.ts";

const ADDRESS = "203.0.113.77";
const AGENT = "Spy/1.0 (of a person)";
const NAME = "Aglaya";

/** Signs in as a browser behind a proxy does; resolves with the status. */
async function signInFromAway(url: string): Promise<number> {
  const headers = { "content-type": "application/json", origin: url, "user-agent": AGENT };
  const init = { method: "POST", headers: { ...headers, "x-forwarded-for": ADDRESS }, body: "{}" };
  return (await fetch(`${url}${AUTH_PATH}/sign-in/anonymous`, init)).status;
}

async function sendNonsense(url: string, cookie: string): Promise<void> {
  const socket = await openSocket(url, cookie);
  for (const frame of ["{", "[1,2]", '{"id":1,"method":"mutation","params":{"path":"table.act","input":{"x":1}}}'])
    socket.send(frame);
  socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
  await once(socket, "close");
  const { port } = new URL(url);
  const raw = connectTcp(Number(port), "127.0.0.1").resume();
  raw.end(`NONSENSE /${NAME} HTTP/9\r\ncookie: ${cookie}\r\n\r\n`);
  await once(raw, "close");
}

async function postgresOf(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(embeddedFolder(folder), "cluster", "postmaster.pid"), "utf8"), 10);
}

test("everything that the process says in a run full of faults is JSON, and tells nothing of people and cards", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-output-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await using server = await startServer({ DATA_FOLDER: folder, LOG_LEVEL: "debug", BOT_DELAY_MS: "0" });
  const { url } = server;
  expect(await signInFromAway(url)).toBe(200);
  const cookie = await signIn(url);
  await using guest = await connect(url, cookie);
  await guest.api.session.rename.mutate({ name: NAME });
  const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;
  const { tableId } = await guest.api.table.create.mutate(wish);
  using player = await new Player(guest, tableId).watch();
  await player.until(({ turn }) => turn?.actor === player.seat);
  await sendNonsense(url, cookie);

  // Queries that fail with a session's token, a name or a hand among their values.
  await using database = openDatabase({ url: await findEmbeddedPostgres(embeddedFolder(folder)), onError: () => {} });
  await database.db.execute(sql`alter table sessions rename column user_agent to gone`);
  await database.db.execute(sql`alter table table_events rename column payload to gone`);
  expect(await signInFromAway(url)).toBeGreaterThanOrEqual(500);
  // Somebody who is on turn can do something.
  const [move] = player.moves() as [Move];
  expect(await refusalOf(player.act(move))).toBe("DATABASE_AWAY");

  process.kill(await postgresOf(folder), "SIGKILL");
  await expect.poll(() => signInFromAway(url)).toBe(503);
  await refusalOf(guest.api.session.rename.mutate({ name: `${NAME} II` })).catch(() => undefined);
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
  const { code, output } = await server.end("SIGTERM");
  expect(code).toBe(0);

  const told = new Set(linesOf(output).map(({ msg }) => msg));
  for (const line of [
    "guest signed in",
    "table opened",
    "call failed",
    "events not stored",
    "embedded database ended and is started again",
    "idle database connection lost",
  ])
    expect(told).toContain(line);
  const [token = "", signature = ""] = decodeURIComponent(cookie.replace("trelyazh=", "")).split(".");
  for (const secret of [token, signature, ADDRESS, AGENT, NAME, guest.name]) expect(output).not.toContain(secret);
  expect(output).not.toMatch(/[\w.]@\w/);
  expect(output).not.toMatch(/"(?:[789tjqka]|10)[shdc]\\?"\s*,/i);
  expect(output).toContain(guest.id);
});
