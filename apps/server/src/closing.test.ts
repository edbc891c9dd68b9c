import { expect, test } from "vitest";
import { Closing } from "./closing.ts";

test("stages are closed one after the other, once, and what is still open can be told", async () => {
  const order: string[] = [];
  const { promise: tablesClosed, resolve: closeTables } = Promise.withResolvers<void>();
  const note = (name: string) => () => {
    order.push(name);
    return Promise.resolve();
  };
  const closing = new Closing([{ tables: () => tablesClosed, jobs: note("jobs") }, { database: note("database") }]);
  expect(closing.open).toEqual(["tables", "jobs", "database"]);
  const runs = [closing.run(), closing.run()];
  await Promise.resolve();
  await Promise.resolve();
  expect(closing.open).toEqual(["tables", "database"]);
  expect(order).toEqual(["jobs"]);
  closeTables();
  await Promise.all(runs);
  expect(order).toEqual(["jobs", "database"]);
  expect(closing.open).toEqual([]);
});

test("a part that fails keeps no other open, and is told at the end", async () => {
  const fault = new Error("no");
  let isClosed = false;
  const database = () => {
    isClosed = true;
    return Promise.resolve();
  };
  const closing = new Closing([{ tables: () => Promise.reject(fault) }, { database }]);
  await expect(closing.run()).rejects.toMatchObject({ errors: [fault] });
  expect(isClosed).toBe(true);
});
