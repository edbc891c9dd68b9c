import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/fixtures.ts";
import { faultsOfMap, PERSONAL_DATA, type Columns } from "./personal-data.ts";

/** What the database itself says that it has. */
async function columnsInDatabase(): Promise<Columns> {
  await using scratch = await testDatabase();
  const { rows } = await scratch.database.db.execute<{ table_name: string; column_name: string }>(sql`
    select table_name, column_name from information_schema.columns where table_schema = 'public'`);
  const byTable = Map.groupBy(rows, (row) => row.table_name);
  return new Map([...byTable].map(([table, columns]) => [table, columns.map((row) => row.column_name)]));
}

test("every column of every table says whose it is, whether it is told, and what is left of it of a deleted player", async () => {
  const columns = await columnsInDatabase();
  expect(columns.size).toBeGreaterThan(20);
  expect(faultsOfMap(columns)).toEqual([]);
});

test("a table or a column that nobody has thought of is named, with what to do", async () => {
  const columns = new Map(await columnsInDatabase());
  columns.set("users", [...(columns.get("users") ?? []), "birthday"]);
  columns.set("diaries", ["id"]);
  columns.delete("profiles");
  const faults = faultsOfMap(columns);
  expect(faults.map((fault) => fault.split(". ")[0])).toEqual(
    expect.arrayContaining(["diaries has no rule", "users.birthday has no rule", "profiles is there no more."]),
  );
  expect(faults).toHaveLength(3);
  expect(faults.join(" ")).toContain("packages/db/src/personal-data");
});

test("what is personal and goes is deleted by somebody, what is told has a heading, and what does not say why is told and goes", () => {
  for (const { table, columns, told, erase, erasedBy } of PERSONAL_DATA) {
    const rules = Object.values(columns);
    const goes = rules.some(({ afterwards }) => afterwards === "gone");
    expect([table, goes]).toEqual([table, erase !== undefined || erasedBy !== undefined]);
    expect([table, told.length > 0]).toEqual([table, rules.some(({ isTold }) => isTold)]);
    for (const { why, isTold, afterwards } of rules) expect(why !== "" || (isTold && afterwards === "gone")).toBe(true);
  }
});
