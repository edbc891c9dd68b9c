import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startTestClub } from "../testing/club/start-test-club.ts";

const COMMAND = fileURLToPath(new URL("consumers.ts", import.meta.url));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly faults: string;
}

/** Runs the command as an operator does, beside a club on that database. */
function consumers(databaseUrl: string, ...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { DATABASE_URL: databaseUrl };
    const child = execFile(process.execPath, [COMMAND, ...words], { env }, (_, out, faults) =>
      resolve({ code: child.exitCode ?? -1, out, faults }),
    );
  });
}

describe("npm run consumers", () => {
  test("lists the consumers, and makes one anew beside a running club", async () => {
    await using club = await startTestClub();
    const { url } = club.database;
    await expect
      .poll(async () => (await consumers(url)).out)
      .toMatch(/^finished-pulyas, version \d+, position \S+, nothing waits\b.*\nconduct, version \d+, .*\n$/);
    expect(await consumers(url, "rebuild", "finished-pulyas")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^finished-pulyas was made anew: /),
    });
  });

  test("leaves out a table whose journal cannot be read, names it, and ends with 1", async () => {
    await using club = await startTestClub();
    const { url, database } = club.database;
    const ann = await club.guest();
    const { tableId } = await ann.api.table.create.mutate({ preset: "sochi", poolTarget: 2, turnSeconds: 60, bots: 0 });
    await database.pool.query("update table_events set schema_version = 99 where table_id = $1", [tableId]);
    const { code, out, faults } = await consumers(url, "rebuild", "finished-pulyas");
    expect(code).toBe(1);
    expect(faults).toContain(`Table ${tableId} is left out, as its journal cannot be read`);
    expect(out).toContain("1 left out");
  });

  test("says what is wrong with a request, and with a database that is not there", async () => {
    await using club = await startTestClub();
    const wrong = await consumers(club.database.url, "rebuild", "ratings");
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.faults).toContain("ratings");
    const nowhere = await consumers(`postgres://nobody@127.0.0.1:1/${randomUUID()}`);
    expect(nowhere).toMatchObject({ code: 1, out: "" });
    expect(nowhere.faults).toContain("The database does not answer");
  });
});
