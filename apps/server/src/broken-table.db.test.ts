import { randomUUID } from "node:crypto";
import { testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { refusalOf } from "./testing/people/guest.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

test("a table that another version of the club has written is refused for that, and the others are open", async () => {
  await using database = await testDatabase();
  await using first = await startTestClub({ database });
  const [ann, bob] = [await first.guest(), await first.guest()];
  const { tableId } = await ann.api.table.create.mutate(WISH);
  const { tableId: other } = await ann.api.table.create.mutate(WISH);
  await first.stop();
  await database.database.pool.query("update table_events set schema_version = 99 where table_id = $1", [tableId]);
  await using second = await startTestClub({ database });
  const { api } = await second.connect(bob.cookie);
  const join = (id: string) => api.table.join.mutate({ commandId: randomUUID(), tableId: id, seat: 1 });
  expect(await refusalOf(join(tableId))).toBe("TABLE_BROKEN");
  expect(await join(other)).toMatchObject({ seq: expect.any(Number) });
});
