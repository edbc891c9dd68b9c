import { expect, test } from "vitest";
import { club } from "../schema/club.ts";
import { testDatabase } from "../testing/fixtures.ts";
import { getClubId } from "./club.ts";

test("a club has one id, which stays", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const id = await getClubId(db);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await expect(db.insert(club).values({})).rejects.toThrow("club");
  await expect(db.insert(club).values({ isTheOnlyRow: false })).rejects.toThrow("club");
  expect(await getClubId(db)).toBe(id);
});
