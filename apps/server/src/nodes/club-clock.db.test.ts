import { testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { systemTime } from "../clock.ts";
import { databaseClock } from "./club-clock.ts";

const HOUR = 3_600_000;

test("nodes whose machines' clocks are hours apart have one time, the database's", async () => {
  await using scratch = await testDatabase();
  const behind = await databaseClock(scratch.database, { ...systemTime, wall: () => systemTime.wall() - 5 * HOUR });
  const ahead = await databaseClock(scratch.database, { ...systemTime, wall: () => systemTime.wall() + 5 * HOUR });
  for (const clock of [behind, ahead]) expect(Math.abs(clock.now() - systemTime.wall())).toBeLessThan(60_000);
  expect(Math.abs(ahead.wall() - behind.wall())).toBeLessThan(60_000);
});
