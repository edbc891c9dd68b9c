import { randomUUID } from "node:crypto";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { modestMove, Player } from "./testing/people/player.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const SEED = 11;

describe("a stream that is taken up again", () => {
  test("by the stock client after lost connections has every event once, in order", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    const random = seededRandom(SEED);
    for (let move = 0; move < 60; move += 1) {
      const player = await three.onTurn();
      if (random.below(5) === 0) random.pick(three.guests).drop();
      const { seq } = await player.actForSure(modestMove(player.moves(), random));
      await Promise.all(three.players.map((each) => each.until((table) => table.seq >= seq)));
    }
    for (const { messages, gaps } of three.players) {
      expect(gaps).toEqual([]);
      const numbers = messages.flatMap((message) => (message.kind === "event" ? [message.envelope.seq] : []));
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      expect(messages.filter((message) => message.kind === "snapshot")).toHaveLength(1);
    }
  });

  test("begins with exactly the events after the last one seen", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    const first = await three.onTurn();
    const seen = first.table.seq;
    const { seq } = await first.act({ type: "call", seat: 0, call: "pass" });
    using again = await new Player(await club.connect(first.guest.cookie), three.tableId).watch(String(seen));
    expect(again.messages[0]).toMatchObject({ kind: "event", envelope: { seq: seen + 1 } });
    expect(again.messages).toHaveLength(seq - seen);
  });

  test("begins with a snapshot for a number that the table has not reached, or left too far behind", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    const { guest } = await three.onTurn();
    using ahead = await new Player(guest, three.tableId).watch("999999");
    expect(ahead.messages).toMatchObject([{ kind: "snapshot" }]);
    using moved = await new Player(guest, three.tableId).watch("1");
    expect(moved.messages).toMatchObject([{ kind: "snapshot" }]);
  });

  test("shows a snapshot through the new eyes when one's own seat changes", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    await three.onTurn();
    const [leaver] = three.players;
    await leaver.guest.api.table.leave.mutate({ commandId: randomUUID(), tableId: three.tableId });
    await leaver.until((table) => table.seats[0]?.kind === "bot");
    expect(leaver.messages.at(-1)).toMatchObject({ kind: "snapshot", you: null });
    await leaver.guest.api.table.join.mutate({ commandId: randomUUID(), tableId: three.tableId, seat: 0 });
    await leaver.until((table) => table.seats[0]?.kind === "human");
    expect(leaver.messages.findLast((message) => message.kind === "snapshot")).toMatchObject({ you: 0 });
    expect(leaver.table.pulya?.deal?.hands[0]).not.toContain("??");
  });
});
