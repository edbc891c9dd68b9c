import { handsOfDeal, type Seat } from "@trelyazh/preferans";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TableCommand } from "../commands/commands.ts";
import { evolveTable, newTable } from "../state/evolve-table.ts";
import type { Table } from "../state/table.ts";
import {
  ANN,
  BOB,
  CID,
  DAN,
  EVE,
  NOW,
  PEOPLE,
  START,
  after,
  created,
  deal,
  join,
  leave,
  outcome,
  playedDeal,
  playingTable,
  refused,
  seatedTable,
  sits,
  transitionsOf,
} from "../testing/live-table.ts";
import { tableViewFor } from "../views/projection.ts";
import { whyNotJoin } from "../decide/questions.ts";

/** When chairs that were left now are free for others. */
const LATER = NOW + 120_000;

/** Ann and Bob have left in the middle of a deal, and Dan has Ann's chair. */
const SWAPPED: readonly TableCommand[] = [leave(ANN), leave(BOB), join(DAN, 0, LATER)];

describe("somebody who has held a hand in a deal", () => {
  const table = after(playingTable(), ...SWAPPED);

  test("HELD1 gets no other one before it is over, and is told beforehand", () => {
    expect(refused(table, join(ANN, 1, LATER))).toBe("ANOTHER_HAND");
    expect(whyNotJoin(tableViewFor(table, "spectator"), ANN, { seat: 1, at: LATER })).toBe("ANOTHER_HAND");
    expect(refused(table, join(EVE, 1, LATER))).toBe("accepted");
  });

  test("HELD1 may come back to that hand, also when somebody else has held it meanwhile", () => {
    expect(outcome(after(table, leave(DAN, LATER)), join(ANN, 0, LATER + 120_000))).toEqual([sits(ANN, 0)]);
  });

  test("HELD1 may take any chair between deals, and in the next one", () => {
    const over = after(playedDeal(playingTable()), ...SWAPPED);
    expect(refused(over, join(ANN, 1, LATER))).toBe("accepted");
    expect(refused(after(over, deal()), join(ANN, 1, LATER))).toBe("accepted");
  });

  test("HELD2 is, too, whoever has only sat in for another", () => {
    const satIn = after(table, leave(DAN, LATER), join(EVE, 0, LATER + 120_000));
    expect(refused(satIn, join(DAN, 1, LATER + 120_000))).toBe("ANOTHER_HAND");
  });

  test("HELD2 is nobody whose chair a bot has kept since before the deal", () => {
    const absent = after(seatedTable(), START, leave(ANN), deal(), join(DAN, 0, LATER), leave(BOB));
    expect(refused(absent, join(ANN, 1, LATER))).toBe("accepted");
  });

  test("HELD2 is no dealer at a table for four, who has no hand", () => {
    const four = after(playingTable({ players: 4 }), leave(BOB), leave(CID));
    const { dealer = 0 } = four.pulya?.deal ?? {};
    expect(four.holders?.map((userIds) => userIds.length)).toEqual(
      [0, 1, 2, 3].map((seat) => (seat === dealer ? 0 : 1)),
    );
  });

  test("HELD1 HIST2 is known from the journal alone", () => {
    const [first, ...seated] = created();
    let before: Table = seated.at(-1)?.table ?? first.table;
    const transitions = [join(BOB, 1), join(CID, 2), START, deal(), ...SWAPPED].flatMap((command) => {
      const made = transitionsOf(before, command);
      before = made.at(-1)?.table ?? before;
      return made;
    });
    if (first.envelope.event.type !== "tableCreated") throw new Error("another event came first");
    const again = [...seated, ...transitions].reduce(
      (state, { envelope }) => evolveTable(state, envelope),
      newTable("t", first.envelope.event, first.envelope),
    );
    expect(refused(again, join(ANN, 1, LATER))).toBe("ANOTHER_HAND");
  });
});

test.each([2, 3, 4] as const)(
  "HELD1 at %i chairs nobody sees two hands of a deal, however people come and go",
  (players) => {
    const everybody = [...PEOPLE, EVE] as const;
    const coming = fc.tuple(fc.boolean(), fc.constantFrom(...everybody), fc.nat({ max: players - 1 }));
    fc.assert(
      fc.property(fc.array(coming, { maxLength: 40 }), (comings) => {
        let table = playingTable({ players });
        const seen = new Map<string, number>();
        for (const [index, [isLeaving, member, seat]] of comings.entries()) {
          const at = NOW + index * 120_000;
          // Chairs are numbered as seats are.
          const command = isLeaving ? leave(member, at) : join(member, seat as Seat, at);
          if (refused(table, command) === "accepted") table = after(table, command);
          for (const hand of handsInSight(table)) {
            expect(seen.get(hand.userId) ?? hand.seat).toBe(hand.seat);
            seen.set(hand.userId, hand.seat);
          }
        }
      }),
      { numRuns: 200 },
    );
  },
);

/** Who has which hand in sight. */
function handsInSight({ pulya, seats, settings }: Table) {
  return handsOfDeal(settings.players, pulya?.deal?.dealer ?? 0).flatMap((seat) => {
    const occupant = seats[seat];
    return occupant?.kind === "human" ? [{ seat, userId: occupant.userId }] : [];
  });
}
