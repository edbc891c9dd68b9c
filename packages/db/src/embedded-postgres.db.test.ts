import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { finishRestore } from "./embedded/made-mark.ts";
import { isRunning } from "./embedded/process-table.ts";
import { clubProcess } from "./testing/club-process.ts";
import { kept, query, scratchFolder, usedFolders } from "./testing/embedded-folder.ts";

const usedFolder = usedFolders();

async function untilGone(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid), { interval: 20 }).toBe(false);
}

test("another process of the same user finds it", async () => {
  const dataFolder = await usedFolder();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await findEmbeddedPostgres(dataFolder)).toBe(postgres.url);
  await expect(findEmbeddedPostgres(path.join(dataFolder, "elsewhere"))).rejects.toMatchObject({ code: "UNREACHABLE" });
});

test("data, password and port survive a restart", async () => {
  const dataFolder = await scratchFolder();
  const steps: string[] = [];
  const first = await startEmbeddedPostgres({ dataFolder, onProgress: (step) => steps.push(step) });
  await query(first.url, "create table kept as select 1 as value");
  await first.stop();
  expect(isRunning(first.pid)).toBe(false);
  await using second = await startEmbeddedPostgres({ dataFolder, onProgress: (step) => steps.push(step) });
  expect(await kept(second)).toEqual([{ value: 1 }]);
  expect(second.url).toBe(first.url);
  expect(steps).toEqual([`creating the database in ${path.join(dataFolder, "cluster")}`]);
});

test("it speaks UTF-8, sorts by code point, and knows upper and lower case of every script", async () => {
  await using postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder() });
  const rows = await query(
    postgres.url,
    `select current_setting('server_encoding') as encoding, upper('пуля') as upper, 'Z' < 'a' as sorted`,
  );
  expect(rows).toEqual([{ encoding: "UTF8", upper: "ПУЛЯ", sorted: true }]);
});

test("it is there for this machine alone, and only for those who know the password", async () => {
  const dataFolder = await usedFolder();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  const rows = await query(
    postgres.url,
    "select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets",
  );
  expect(rows).toEqual([{ addresses: "127.0.0.1", sockets: "" }]);
  const stranger = new URL(postgres.url);
  stranger.password = "guess";
  await expect(query(stranger.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  const secret = await stat(path.join(dataFolder, "cluster", "superuser.password"));
  expect(secret.mode & 0o077).toBe(0);
});

test("it runs under an account that is not root, in whose hands the data are", async () => {
  const dataFolder = await usedFolder();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  const status = await stat(path.join(dataFolder, "cluster", "postmaster.pid"));
  expect(status.uid).not.toBe(0);
  expect(isRunning(postgres.pid)).toBe(true);
});

test("settings are handed on, and an unknown one is an error with PostgreSQL's own words", async () => {
  const dataFolder = await usedFolder();
  const failure = startEmbeddedPostgres({ dataFolder, settings: { no_such_thing: "1" } });
  await expect(failure).rejects.toMatchObject({
    name: "DatabaseStartError",
    code: "START_FAILED",
    message: expect.stringContaining("no_such_thing"),
    remedy: expect.stringContaining("DATABASE_URL"),
  });
  await using postgres = await startEmbeddedPostgres({ dataFolder, settings: { work_mem: "7MB" } });
  expect(await query(postgres.url, "show work_mem")).toEqual([{ work_mem: "7MB" }]);
});

test("a wanted port that is taken is an error", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await expect.poll(() => other.listening).toBe(true);
  const { port } = other.address() as AddressInfo;
  await expect(startEmbeddedPostgres({ dataFolder: await usedFolder(), port })).rejects.toMatchObject({
    code: "PORT_TAKEN",
  });
});

test("when the port of last time is taken it takes another", async () => {
  const dataFolder = await usedFolder();
  const port = Number(await readFile(path.join(dataFolder, "port"), "utf8"));
  const other = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void other.close());
  await expect.poll(() => other.listening).toBe(true);
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(postgres.port).not.toBe(port);
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("of two starts at once on one folder one wins, and the other is told who has it", async () => {
  const dataFolder = await usedFolder();
  const starts = await Promise.allSettled([
    startEmbeddedPostgres({ dataFolder }),
    startEmbeddedPostgres({ dataFolder }),
  ]);
  const [winner] = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const faults = starts.flatMap((start) => (start.status === "rejected" ? [start.reason as unknown] : []));
  expect(faults).toEqual([
    expect.objectContaining({ code: "FOLDER_IN_USE", message: expect.stringContaining(`process ${process.pid}`) }),
  ]);
  await winner?.stop();
});

test("a folder that another living process has is refused, and that one goes on", async () => {
  const dataFolder = await usedFolder();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  const other = await clubProcess(dataFolder);
  expect(other.answer).toMatchObject({ code: "FOLDER_IN_USE" });
  await other.kill();
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("a killed PostgreSQL comes back with all that was committed", async () => {
  const dataFolder = await usedFolder();
  const killed = await startEmbeddedPostgres({ dataFolder });
  await query(killed.url, "insert into kept values (2)");
  process.kill(killed.pid, "SIGKILL");
  await untilGone(killed.pid);
  await killed.stop();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(postgres)).toEqual([{ value: 1 }, { value: 2 }]);
});

test("a killed club leaves its PostgreSQL running; the next one stops it and goes on", async () => {
  const dataFolder = await usedFolder();
  const killed = await clubProcess(dataFolder);
  const { url = "", pid = 0 } = killed.answer;
  await killed.kill();
  await query(url, "insert into kept values (2)");
  expect(isRunning(pid)).toBe(true);
  const steps: string[] = [];
  await using postgres = await startEmbeddedPostgres({ dataFolder, onProgress: (step) => steps.push(step) });
  expect(steps).toEqual([expect.stringContaining("stopping")]);
  expect(postgres.pid).not.toBe(pid);
  expect(await kept(postgres)).toEqual([{ value: 1 }, { value: 2 }]);
});

test("a club and a PostgreSQL killed together start again", async () => {
  const dataFolder = await usedFolder();
  const killed = await clubProcess(dataFolder);
  process.kill(killed.answer.pid ?? 0, "SIGKILL");
  await killed.kill();
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("a PostgreSQL that dies while the next club is about to stop it is no hindrance", async () => {
  const dataFolder = await usedFolder();
  const killed = await clubProcess(dataFolder);
  await killed.kill();
  const die = (): void => {
    const pid = killed.answer.pid ?? 0;
    process.kill(pid, "SIGKILL");
    const giveUpAt = performance.now() + 10_000;
    // Nothing else may happen before it is gone.
    while (isRunning(pid) && performance.now() < giveUpAt);
  };
  await using postgres = await startEmbeddedPostgres({ dataFolder, onProgress: die });
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("a pid file whose number another program has by now is no hindrance", async () => {
  const dataFolder = await usedFolder();
  const killed = await startEmbeddedPostgres({ dataFolder });
  process.kill(killed.pid, "SIGKILL");
  await untilGone(killed.pid);
  await killed.stop();
  const file = path.join(dataFolder, "cluster", "postmaster.pid");
  const [, ...rest] = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, [process.ppid, ...rest].join("\n"));
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("an owner who is gone, though its pid is in use again, is replaced", async () => {
  const dataFolder = await usedFolder();
  const stale = { pid: process.pid, start: "a boot ago", id: "7d1c9f00-0000-4000-8000-000000000000" };
  await writeFile(path.join(dataFolder, "owner.9.lock"), JSON.stringify(stale));
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("a creation that was interrupted starts afresh", async () => {
  const dataFolder = await scratchFolder();
  await mkdir(path.join(dataFolder, "cluster.new.0badcafe", "cluster", "base"), { recursive: true });
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect((await readdir(dataFolder)).filter((entry) => entry.startsWith("cluster"))).toEqual(["cluster"]);
});

test("data of another major version are refused and left alone", async () => {
  const dataFolder = await usedFolder();
  const file = path.join(dataFolder, "cluster", "PG_VERSION");
  const version = await readFile(file, "utf8");
  await writeFile(file, "17\n");
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: "OTHER_VERSION" });
  await writeFile(file, version);
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("a path that is no folder is refused", async () => {
  const dataFolder = await scratchFolder();
  await writeFile(dataFolder, "");
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: "FOLDER_UNUSABLE" });
});

test("a private folder around the data folder will do, and stays private", async () => {
  const parent = await scratchFolder();
  await mkdir(parent, { mode: 0o700 });
  const dataFolder = path.join(parent, "data");
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await readdir(dataFolder)).toContain("cluster");
  expect((await stat(parent)).mode & 0o067).toBe(0);
});

test("a data folder deep inside a private one will do", async () => {
  const outer = await scratchFolder();
  await mkdir(outer, { mode: 0o700 });
  const dataFolder = path.join(outer, "inner", "data");
  const first = await startEmbeddedPostgres({ dataFolder });
  // Root's PostgreSQL may not go there; the folder then says where its data are.
  const location = await readFile(path.join(dataFolder, "location"), "utf8").catch(() => dataFolder);
  onTestFinished(() => rm(location.trim(), { recursive: true, force: true }));
  await query(first.url, "create table kept as select 1 as value");
  await first.stop();
  await using second = await startEmbeddedPostgres({ dataFolder });
  expect(await kept(second)).toEqual([{ value: 1 }]);
});

test("stopping waits for nobody's session and may be asked for twice", async () => {
  const postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder() });
  const client = new Client({ connectionString: postgres.url });
  const ended = new Promise<Error>((resolve) => void client.on("error", resolve));
  await client.connect();
  await Promise.all([postgres.stop(), postgres.stop()]);
  expect(isRunning(postgres.pid)).toBe(false);
  expect(await ended).toBeInstanceOf(Error);
});

test("a folder whose database has gone is refused, with what can be done; nothing is made in its place", async () => {
  const dataFolder = await usedFolder();
  await rename(path.join(dataFolder, "cluster"), path.join(dataFolder, "elsewhere"));
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({
    code: "CLUSTER_GONE",
    remedy: expect.stringContaining("npm run restore -- FILE"),
  });
  expect(await readdir(dataFolder)).not.toContain("cluster");
});

test("a database that was made for a backup is refused until that is restored", async () => {
  const dataFolder = await scratchFolder();
  const made = await startEmbeddedPostgres({ dataFolder, whenMissing: "replace" });
  await made.stop();
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: "CLUSTER_GONE" });
  await finishRestore(dataFolder);
  await using postgres = await startEmbeddedPostgres({ dataFolder });
  expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a copy of a folder whose database lies elsewhere is refused where that is not", async () => {
  const dataFolder = await scratchFolder();
  await mkdir(dataFolder);
  await writeFile(path.join(dataFolder, "location"), `${path.join(dataFolder, "of", "another", "machine")}\n`);
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: "CLUSTER_GONE" });
});

test("a tool that wants a database that is there makes none", async () => {
  const dataFolder = await scratchFolder();
  await expect(startEmbeddedPostgres({ dataFolder, whenMissing: "refuse" })).rejects.toMatchObject({
    code: "UNREACHABLE",
  });
  expect(await readdir(dataFolder)).not.toContain("cluster");
});
