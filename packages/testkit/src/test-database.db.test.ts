import { users } from "@trelyazh/db";
import { expect, test } from "vitest";
import { testDatabase } from "./test-database.ts";

test("each test database is migrated, empty and alone", async () => {
  await using first = await testDatabase();
  await using second = await testDatabase();
  await first.database.db.insert(users).values({ name: "Anna", email: "anna@example.com" });
  expect(await first.database.db.$count(users)).toBe(1);
  expect(await second.database.db.$count(users)).toBe(0);
});

test("a test database is gone after its test, whoever was connected", async () => {
  await using other = await testDatabase();
  const names = async () => {
    const { rows } = await other.database.db.execute<{ datname: string }>("select datname from pg_database");
    return rows.map(({ datname }) => datname);
  };
  const passing = await testDatabase();
  const name = new URL(passing.url).pathname.slice(1);
  expect(await names()).toContain(name);
  await passing[Symbol.asyncDispose]();
  expect(await names()).not.toContain(name);
});
