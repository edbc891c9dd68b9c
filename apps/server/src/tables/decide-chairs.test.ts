import type { Seat } from "@trelyazh/preferans";
import { type Occupant, type Table, decideTable, type TableCommand } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, playingTable } from "../testing/live-table.ts";

const DAN = { id: "dan", name: "Dan" };
const NOW = Date.UTC(2026, 0, 1);

/** With a bot on that seat, which keeps it for whom it says. */
function withBot(table: Table, seat: Seat, kept: Partial<Extract<Occupant, { kind: "bot" }>>): Table {
  return { ...table, seats: table.seats.with(seat, { kind: "bot", name: "Bot", level: "novice", ...kept }) };
}

function outcome(table: Table, command: TableCommand): unknown {
  const decision = decideTable(table, command);
  return decision.ok ? decision.events : decision.code;
}

const join = (member: typeof DAN, seat: Seat, at = NOW) => ({ type: "join", member, seat, at }) as const;
const sits = (member: typeof DAN, seat: Seat) => [
  { type: "seatTaken", seat, occupant: { kind: "human", userId: member.id, name: member.name } },
];

describe("the chair of somebody who has left", () => {
  test("is free for others two minutes later, and not before", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id, leftAt: NOW });
    expect(outcome(table, join(DAN, 1, NOW + 119_999))).toBe("NOT_YOUR_SEAT");
    expect(outcome(table, join(DAN, 1, NOW + 120_000))).toEqual(sits(DAN, 1));
  });

  test("is theirs at any time while nobody else has taken it", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id, leftAt: NOW });
    for (const at of [NOW, NOW + 3_600_000]) expect(outcome(table, join(BOB, 1, at))).toEqual(sits(BOB, 1));
  });

  test("is not for somebody whose own chair is kept at the table, or who sits there", async () => {
    const table = withBot(withBot(await playingTable(), 1, { keptFor: BOB.id, leftAt: 0 }), 2, { keptFor: CID.id });
    expect(outcome(table, join(CID, 1))).toBe("NOT_YOUR_SEAT");
    expect(outcome(table, join(ANN, 1))).toBe("ALREADY_SEATED");
  });

  test("is free at once where it was not written down when they left", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id });
    expect(outcome(table, join(DAN, 1))).toEqual(sits(DAN, 1));
  });
});

describe("the chair of somebody who is awaited", () => {
  test("is never free for others", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id, isAwaited: true });
    expect(outcome(table, join(DAN, 1, NOW + 86_400_000))).toBe("NOT_YOUR_SEAT");
  });

  test("is theirs again when they are back, be it in a pause", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id, isAwaited: true });
    expect(outcome(table, { type: "takeBack", member: BOB })).toEqual(sits(BOB, 1));
    const paused = { ...table, pause: { since: NOW, turnLeftMs: null } };
    expect(outcome(paused, { type: "takeBack", member: BOB })).toEqual(sits(BOB, 1));
  });

  test("keeps the table open when the last of the others leaves", async () => {
    const table = withBot(await playingTable(), 1, { keptFor: BOB.id, isAwaited: true });
    const alone = withBot(table, 2, { keptFor: CID.id, leftAt: NOW });
    expect(outcome(alone, { type: "leave", member: ANN, at: NOW })).toMatchObject([{ type: "seatTaken", seat: 0 }]);
    const left = withBot(alone, 1, { keptFor: BOB.id, leftAt: NOW });
    expect(outcome(left, { type: "leave", member: ANN, at: NOW })).toMatchObject([
      { type: "seatTaken", seat: 0 },
      { type: "tableClosed", reason: "left" },
    ]);
  });
});

test("nobody takes back a chair who has left it, sits on it, or never had it", async () => {
  const table = withBot(await playingTable(), 1, { keptFor: BOB.id, leftAt: NOW });
  for (const member of [BOB, ANN, DAN]) expect(outcome(table, { type: "takeBack", member })).toBe("NOT_SEATED");
});
