import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { BackupFolder } from "./backup-folder.ts";

const NOON = Date.UTC(2026, 5, 1, 12);
const DAY_MS = 24 * 60 * 60 * 1000;

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-backups-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("a backup is named after its moment, and found again by that; what else lies there is none", async () => {
  const place = await scratchFolder();
  const folder = new BackupFolder(join(place, "made"));
  const file = await folder.fileFor(NOON);
  expect(basename(file)).toBe("trelyazh-2026-06-01T12-00-00Z.backup");
  await writeFile(file, "12345");
  await writeFile(`${file}.0badcafe.part`, "");
  await writeFile(join(place, "made", "notes.txt"), "");
  expect(await folder.list()).toEqual([{ file, madeAt: NOON, bytes: 5 }]);
  expect(await new BackupFolder(join(place, "none")).list()).toEqual([]);
});

test("the latest are kept; what was interrupted goes a day later", async () => {
  const place = await scratchFolder();
  const folder = new BackupFolder(place);
  const files = await Promise.all([3, 0, 2, 1].map((days) => folder.fileFor(NOON - days * DAY_MS)));
  for (const file of files) await writeFile(file, "");
  for (const [name, at] of [
    ["trelyazh-2026-05-30T12-00-00Z.backup.1.part", NOON - 2 * DAY_MS],
    ["trelyazh-2026-06-01T12-00-00Z.backup.2.part", NOON],
  ] as const) {
    await writeFile(join(place, name), "");
    await utimes(join(place, name), at / 1000, at / 1000);
  }
  expect(await folder.prune(2, NOON)).toBe(3);
  expect((await readdir(place)).toSorted()).toEqual([
    "trelyazh-2026-05-31T12-00-00Z.backup",
    "trelyazh-2026-06-01T12-00-00Z.backup",
    "trelyazh-2026-06-01T12-00-00Z.backup.2.part",
  ]);
});
