import { sql } from "drizzle-orm";
import { expect, inject, test } from "vitest";
import { cloneTemplate } from "./template-server.ts";

test("a query answers", async () => {
  await using clone = await cloneTemplate(inject("postgresUrl"));
  const { rows } = await clone.database.db.execute(sql`select 1 as one`);
  expect(rows).toEqual([{ one: 1 }]);
});
