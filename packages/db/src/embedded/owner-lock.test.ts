import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { acquireOwnership } from "./owner-lock.ts";

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "trelyazh-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("a folder has one owner at a time", async () => {
  const folder = await scratchFolder();
  for (const number of [1, 2, 3]) {
    const ownership = await acquireOwnership(folder);
    await expect(acquireOwnership(folder)).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
    expect(await readdir(folder)).toEqual([`owner.${number}.lock`]);
    await ownership.release();
  }
});

test.each([
  ["a process that is gone", JSON.stringify({ pid: 2 ** 22 + 1, start: "then", id: "gone" })],
  ["a process whose pid another one has", JSON.stringify({ pid: process.pid, start: "then", id: "reused" })],
  ["a writer that was interrupted", '{"pid":'],
])("the lock of %s goes to exactly one of many who want it", async (_, stale) => {
  const folder = await scratchFolder();
  for (let number = 1; number <= 30; number += 1) {
    await writeFile(path.join(folder, `owner.${number}.lock`), stale);
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => acquireOwnership(folder)));
    const owners = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(owners).toHaveLength(1);
    expect(await readdir(folder)).toEqual([`owner.${number + 1}.lock`]);
    await owners[0]?.release();
  }
});

test("an owner that has lost the folder does not take it from the next one", async () => {
  const folder = await scratchFolder();
  const first = await acquireOwnership(folder);
  await rm(path.join(folder, "owner.1.lock"));
  const second = await acquireOwnership(folder);
  await first.release();
  await expect(acquireOwnership(folder)).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
  await second.release();
});
