import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { refusalOf } from "./testing/people/guest.ts";
import { Player } from "./testing/people/player.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

test("two clubs in one process know nothing of each other, and one goes on when the other stops", async () => {
  await using one = await startTestClub();
  await using two = await startTestClub();
  const [ann, bob] = [await one.guest(), await two.guest()];
  const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;
  const { tableId } = await ann.api.table.create.mutate(wish);
  expect((await two.guest()).id).not.toBe(ann.id);
  expect((await bob.api.lobby.list.query()).tables).toEqual([]);
  expect(await refusalOf(bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 0 }))).toBe(
    "TABLE_NOT_FOUND",
  );
  await one.stop();
  const { tableId: other } = await bob.api.table.create.mutate(wish);
  using player = await new Player(bob, other).watch();
  await player.until((table) => table.status === "playing");
});
