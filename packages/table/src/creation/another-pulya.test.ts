import type { Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { evolveTable } from "../state/evolve-table.ts";
import type { Table } from "../state/table.ts";
import {
  ANN,
  BOB,
  CID,
  EVE,
  NOW,
  PEOPLE,
  after,
  START,
  conditionsFor,
  deal,
  join,
  playingTable,
  refused,
  seatedTable,
  withBot,
  type Setup,
} from "../testing/live-table.ts";
import { personaAt } from "../chairs/personas.ts";
import { anotherPulya } from "./another-pulya.ts";
import { createTable } from "./create-table.ts";

function settled(table: Table): Table {
  const nothing = table.seats.map(() => 0);
  const settlement = { exact: nothing, denominator: 6, shown: nothing };
  const event = { type: "game", event: { type: "pulyaSettled", settlement } } as const;
  return evolveTable(table, { seq: table.seq + 1, at: NOW, turn: null, event });
}

type Created = Parameters<typeof anotherPulya>[1];

/** The first event of Ann's table. */
const created = (conditions: Setup["conditions"] = {}, players: Setup["players"] = 3): Created => ({
  type: "tableCreated",
  ownerId: ANN.id,
  ...conditionsFor({ conditions, players }),
});

/** The table that Bob opens for the same people, and its own first event. */
function again(before: Table, made = created(), id = "next"): { readonly table: Table; readonly made: Created } {
  const answer = anotherPulya(before, made, BOB);
  if (!answer.ok) throw new Error(answer.code);
  const creation = createTable({ ...answer.wanted, id, at: NOW });
  if (!creation.ok) throw new Error(creation.code);
  const [{ envelope }] = creation.transitions;
  const table = creation.transitions.at(-1)?.table;
  if (table === undefined || envelope.event.type !== "tableCreated") throw new Error("nothing was made");
  return { table, made: envelope.event };
}

describe("AGAIN1 another pulya", () => {
  test("AGAIN1 has the same conditions and chairs, and belongs to whoever wished for it", () => {
    const conditions = {
      turnSeconds: 45,
      bankSeconds: 300,
      connectionBankSeconds: 60,
      spectatorDelaySeconds: 0,
      resultSeconds: 20,
      untimedAlone: true,
    };
    const played = playingTable({ conditions });
    // Some of it is used up.
    const before = settled({ ...played, banks: { time: [0, 9000, 0], connection: [0, 0, 0] } });
    const next = again(before, created(conditions)).table;
    expect(next).toMatchObject({ ownerId: BOB.id, turnSeconds: 45, spectatorDelaySeconds: 0 });
    expect(next).toMatchObject({ resultSeconds: 20, untimedAlone: true });
    expect(next.banks).toEqual({ time: [300_000, 300_000, 300_000], connection: [60_000, 60_000, 60_000] });
    expect(next.settings).toEqual(before.settings);
    expect(next.seats).toEqual([null, before.seats[1], null]);
    expect(next.guests).toEqual([{ userId: ANN.id, name: ANN.name }, null, { userId: CID.id, name: CID.name }]);
  });

  test("AGAIN1 has bots where bots sat, and expects anyone who has only been away", () => {
    const played = playingTable();
    const bot = { kind: "bot", name: "Bot 1", level: "novice" } as const;
    const away = [{ userId: ANN.id, name: ANN.name, moves: 1 }, null, null];
    const seats = played.seats.with(0, { ...bot, keptFor: ANN.id }).with(2, { ...bot, name: "Bot 3" });
    const next = again(settled({ ...played, away, seats })).table;
    expect(next.seats.map((occupant) => occupant?.kind ?? null)).toEqual([null, "human", "bot"]);
    expect(next.guests).toEqual([{ userId: ANN.id, name: ANN.name }, null, null]);
  });

  test("AGAIN1 has the same bots, at the third table too, and one that comes later is none of them", () => {
    const second = again(settled(withBot(playingTable(), 2)));
    expect(second.table.seats[2]).toMatchObject({ kind: "bot", persona: personaAt("t", 2) });
    const third = again(settled(after(second.table, join(ANN, 0), START, deal())), second.made, "third").table;
    expect(third.seats[2]).toEqual(second.table.seats[2]);
    const filled = after(third, { type: "addBot", member: BOB, seat: 0 });
    expect(filled.seats[0]).toMatchObject({ persona: personaAt("t", 0) });
  });

  test("AGAIN1 has bots as they are where they sit, though the lot has brought them there, and draws lots again", () => {
    const seats = withBot(playingTable(), 2).seats.map((one) =>
      one?.kind === "bot" ? ({ ...one, level: "master", persona: "yaga" } as const) : one,
    );
    const before = settled({ ...playingTable(), seats });
    const next = again(before, created({ seatsBy: "lot" })).table;
    expect(next.seats[2]).toMatchObject({ level: "master", persona: "yaga" });
    expect(next.seatsBy).toBe("lot");
  });

  test("AGAIN1 has boards no more, and keeps out anyone whom the last table's owner kept out", () => {
    const before = settled({ ...playingTable(), keptOut: [EVE.id] });
    const { table, made } = again(before, created({ deckSource: { kind: "boards", set: "noon", count: 8 } }));
    expect(made).not.toHaveProperty("deckSource");
    expect(refused(table, join(EVE, 0, NOW + 120_000))).toBe("KEPT_OUT");
  });

  test("AGAIN1 there is none before the settlement, and none for anybody else", () => {
    expect(anotherPulya(playingTable(), created(), ANN)).toEqual({ ok: false, code: "PULYA_IN_PROGRESS" });
    expect(anotherPulya(seatedTable(), created(), ANN)).toEqual({ ok: false, code: "PULYA_IN_PROGRESS" });
    expect(anotherPulya(settled(playingTable()), created(), EVE)).toEqual({ ok: false, code: "NOT_SEATED" });
  });
});

test.each([2, 4] as const)("AGAIN1 AGAIN2 for %i it has as many chairs, each kept for who sat there", (players) => {
  const { table } = again(settled(playingTable({ players })), created({}, players));
  const people = PEOPLE.slice(0, players);
  expect(table.guests).toEqual(people.map(({ id, name }) => (id === BOB.id ? null : { userId: id, name })));
  expect(table.banks.time).toHaveLength(players);
  for (const [index, member] of people.entries()) {
    if (member === BOB) continue;
    // Chairs are numbered as seats are.
    const seat = index as Seat;
    expect(refused(table, join(EVE, seat, NOW + 119_999))).toBe("NOT_YOUR_SEAT");
    expect(after(table, join(member, seat)).seats[seat]).toMatchObject({ userId: member.id });
  }
});

describe("AGAIN2 a chair that is kept for somebody", () => {
  const next = again(settled(playingTable())).table;

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
