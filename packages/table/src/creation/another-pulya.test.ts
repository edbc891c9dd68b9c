import { describe, expect, test } from "vitest";
import { evolveTable } from "../state/evolve-table.ts";
import type { Table } from "../state/table.ts";
import { ANN, BOB, CID, EVE, NOW, after, join, playingTable, refused, seatedTable } from "../testing/live-table.ts";
import { anotherPulya } from "./another-pulya.ts";
import { createTable } from "./create-table.ts";

const SETTLEMENT = { exact: [0, 0, 0], denominator: 6, shown: [0, 0, 0] };

function settled(table: Table): Table {
  const event = { type: "game", event: { type: "pulyaSettled", settlement: SETTLEMENT } } as const;
  return evolveTable(table, { seq: table.seq + 1, at: NOW, turn: null, event });
}

/** The table that Bob opens for the same people. */
function again(before: Table): Table {
  const answer = anotherPulya(before, BOB);
  if (!answer.ok) throw new Error(answer.code);
  const creation = createTable({ ...answer.wanted, id: "next", at: NOW });
  if (!creation.ok) throw new Error(creation.code);
  const last = creation.transitions.at(-1);
  if (last === undefined) throw new Error("nothing was made");
  return last.table;
}

describe("AGAIN1 another pulya", () => {
  test("AGAIN1 has the same conditions and chairs, and belongs to whoever wished for it", () => {
    const before = settled(playingTable({ conditions: { turnSeconds: 45, resultSeconds: 20, untimedAlone: true } }));
    const next = again(before);
    expect(next).toMatchObject({ ownerId: BOB.id, turnSeconds: 45, resultSeconds: 20, untimedAlone: true });
    expect(next.settings).toEqual(before.settings);
    expect(next.seats).toEqual([null, before.seats[1], null]);
    expect(next.guests).toEqual([{ userId: ANN.id, name: ANN.name }, null, { userId: CID.id, name: CID.name }]);
  });

  test("AGAIN1 has bots where bots sat, and expects anyone who has only been away", () => {
    const played = playingTable();
    const bot = { kind: "bot", name: "Bot 1", level: "novice" } as const;
    const away = [{ userId: ANN.id, name: ANN.name, moves: 1 }, null, null];
    const seats = played.seats.with(0, { ...bot, keptFor: ANN.id }).with(2, { ...bot, name: "Bot 3" });
    const next = again(settled({ ...played, away, seats }));
    expect(next.seats.map((occupant) => occupant?.kind ?? null)).toEqual([null, "human", "bot"]);
    expect(next.guests).toEqual([{ userId: ANN.id, name: ANN.name }, null, null]);
  });

  test("AGAIN1 there is none before the settlement, and none for anybody else", () => {
    expect(anotherPulya(playingTable(), ANN)).toEqual({ ok: false, code: "PULYA_IN_PROGRESS" });
    expect(anotherPulya(seatedTable(), ANN)).toEqual({ ok: false, code: "PULYA_IN_PROGRESS" });
    expect(anotherPulya(settled(playingTable()), EVE)).toEqual({ ok: false, code: "NOT_SEATED" });
  });
});

describe("AGAIN2 a chair that is kept for somebody", () => {
  const next = again(settled(playingTable()));

  test("AGAIN2 is theirs alone for two minutes, and then anybody's", () => {
    expect(refused(next, join(EVE, 0, NOW + 119_999))).toBe("NOT_YOUR_SEAT");
    expect(refused(next, join(CID, 0, NOW))).toBe("NOT_YOUR_SEAT");
    expect(after(next, join(ANN, 0)).seats[0]).toMatchObject({ userId: ANN.id });
    expect(after(next, join(EVE, 0, NOW + 120_000)).seats[0]).toMatchObject({ userId: EVE.id });
  });

  test("AGAIN2 may have a bot at any time", () => {
    expect(after(next, { type: "addBot", member: BOB, seat: 0 }).seats[0]).toMatchObject({ kind: "bot" });
  });
});
