import { randomUUID } from "node:crypto";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { Player, playUntil } from "./testing/people/player.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const SEED = 7;

describe("a whole pulya over real sockets", () => {
  test("three people play it to a settlement whose balances sum to zero", async () => {
    await using club = await startTestClub();
    const [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({ preset: "sochi", poolTarget: 2, turnSeconds: 30, bots: 0 });
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 1 });
    await cid.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 2 });
    const players = await Promise.all([ann, bob, cid].map((guest) => new Player(guest, tableId).watch()));
    const ends = await Promise.all(
      players.map((player, index) =>
        playUntil(player, seededRandom(SEED + index), (table) => table.status === "finished"),
      ),
    );
    for (const { pulya } of ends) {
      const balances = pulya?.settlement?.exact ?? [];
      expect(balances).toHaveLength(3);
      expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(0);
    }
  });
});
