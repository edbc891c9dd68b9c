import { testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { reachability } from "./database/open-database.ts";

test("a database is asked once whether it answers, however many ask at once, and again later", async () => {
  await using scratch = await testDatabase();
  const { db, gauges, close } = scratch.database;
  const isReachable = reachability({ db });
  expect(await Promise.all(Array.from({ length: 50 }, () => isReachable()))).toEqual(
    Array.from({ length: 50 }, () => true),
  );
  expect(gauges().main).toMatchObject({ total: 1, waiting: 0 });
  await close();
  await expect(isReachable()).rejects.toThrow("Failed query");
});
