import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { expect, onTestFinished, test, vi } from "vitest";
import { createLogger } from "../../logger.ts";
import { Instruments } from "../../metrics/instruments.ts";
import { createBackups, type BackupsOptions } from "./create-backups.ts";

const NOON = Date.UTC(2026, 5, 1, 12);

async function aJob(options: Pick<BackupsOptions, "write"> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-backups-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const instruments = new Instruments();
  const clock = fakeClock(NOON);
  const log = createLogger("silent");
  const [job] = createBackups({ backups: { folder, keep: 1 }, instruments, clock, log, ...options });
  if (job === undefined) throw new Error("there is no job");
  const run = () => job.run(new AbortController().signal);
  return { run, folder, clock, metrics: () => instruments.text() };
}

test("a nightly backup is made by a process of its own, shows among the metrics, and the one before it goes", async () => {
  await using database = await testDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { run, folder, clock, metrics } = await aJob();
  expect(await metrics()).toMatch(/^trelyazh_backup_age_seconds \+Inf$/m);
  expect(await run()).toBe(1);
  await clock.advance(60_000);
  expect(await metrics()).toMatch(/^trelyazh_backup_age_seconds 60$/m);
  expect(await metrics()).toMatch(/^trelyazh_backup_bytes [1-9]\d*$/m);
  expect(await run()).toBe(2);
  expect(await readdir(folder)).toEqual(["trelyazh-2026-06-01T12-01-00Z.backup"]);
});

test("a backup that fails takes none of the earlier ones away, and says why", async () => {
  const write = () => Promise.resolve({ code: 1, words: "There is no room left" });
  const { run, folder } = await aJob({ write });
  await writeFile(join(folder, "trelyazh-2026-05-01T02-47-00Z.backup"), "");
  await writeFile(join(folder, "trelyazh-2026-05-02T02-47-00Z.backup"), "");
  await expect(run()).rejects.toThrow("the backup has failed with 1: There is no room left");
  expect(await readdir(folder)).toHaveLength(2);
});

test("a backup that tells of a broken table is kept: the table was broken before", async () => {
  const write = async (file: string) => {
    await writeFile(file, "a backup");
    return { code: 1, words: "Table 1 cannot be played through" };
  };
  const { run, folder } = await aJob({ write });
  expect(await run()).toBe(1);
  expect(await readdir(folder)).toHaveLength(1);
});
