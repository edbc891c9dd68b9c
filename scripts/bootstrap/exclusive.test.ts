import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "trelyazh-lock-"));
vi.stubEnv("DATA_FOLDER", folder);
const { exclusively } = await import("./exclusive.mjs");
const lock = join(folder, "set-up.lock");

afterEach(() => rmSync(lock, { force: true }));

test("two set-ups at once take turns", async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} in`);
    await Promise.resolve();
    steps.push(`${name} out`);
  };
  await Promise.all([exclusively(work("first")), exclusively(work("second"))]);
  expect(steps).toEqual(["first in", "first out", "second in", "second out"]);
});

test("the lock is given back when the work fails", async () => {
  await expect(exclusively(() => Promise.reject(new Error("no network")))).rejects.toThrow("no network");
  await expect(exclusively(() => Promise.resolve("done"))).resolves.toBe("done");
});

test("a lock whose process is gone is taken over", async () => {
  const { pid } = spawnSync("true");
  writeFileSync(lock, String(pid));
  await expect(exclusively(() => Promise.resolve("done"))).resolves.toBe("done");
});
