import { randomUUID } from "node:crypto";
import { seededRandom } from "@trelyazh/testkit";
import { BOT_LEVELS, DEFAULT_CONDITIONS } from "@trelyazh/table";
import { expect, test } from "vitest";
import { Player, playUntil } from "./testing/people/player.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;

test.each(BOT_LEVELS)("two %s bots play a deal with a guest", async (botLevel) => {
  await using club = await startTestClub();
  const ann = await club.guest();
  const { tableId } = await ann.api.table.create.mutate({ ...WISH, botLevel });
  using player = await new Player(ann, tableId).watch();
  const table = await playUntil(player, seededRandom(2), ({ pulya }) => (pulya?.dealNumber ?? 0) > 1);
  const bot = { kind: "bot", level: botLevel };
  expect(table.seats).toEqual([expect.anything(), expect.objectContaining(bot), expect.objectContaining(bot)]);
});

test("bots of a table whose creator has not said anything about them are of the usual level", async () => {
  await using club = await startTestClub();
  const ann = await club.guest();
  const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 1 });
  await ann.api.table.addBot.mutate({ commandId: randomUUID(), tableId, seat: 2 });
  using player = await new Player(ann, tableId).watch();
  expect(player.table.seats.slice(1)).toMatchObject([
    { level: DEFAULT_CONDITIONS.botLevel },
    { level: DEFAULT_CONDITIONS.botLevel },
  ]);
});
