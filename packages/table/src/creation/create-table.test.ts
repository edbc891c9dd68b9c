import { settingsOf } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { ANN, NOW, PEOPLE, conditionsFor, created, sits } from "../testing/live-table.ts";
import { createTable, type NewTable } from "./create-table.ts";
import { personaAt } from "../chairs/personas.ts";

const WANTED: NewTable = { id: "t", owner: ANN, seat: 0, bots: [], conditions: conditionsFor(), at: NOW };

function tableOf(wanted: Partial<NewTable>) {
  const creation = createTable({ ...WANTED, ...wanted });
  if (!creation.ok) throw new Error(creation.code);
  return creation.transitions.at(-1)?.table;
}

test.each([2, 3, 4] as const)("CREATE1 a table for %i has that many chairs, and a full bank for each", (players) => {
  const table = tableOf({ conditions: conditionsFor({ players, conditions: { bankSeconds: 60 } }) });
  expect(table?.seats).toHaveLength(players);
  expect(table?.banks.time).toEqual(Array.from({ length: players }, () => 60_000));
});

test("CREATE2 its owner sits on the chair they chose, and bots on theirs", () => {
  const table = tableOf({ seat: 2, bots: [{ seat: 0 }], conditions: conditionsFor({ players: 4 }) });
  const bot = { kind: "bot", name: "Bot 1", level: "novice", persona: personaAt(WANTED.id, 0) };
  expect(table?.seats).toEqual([bot, null, { kind: "human", userId: "ann", name: "Ann" }, null]);
});

test.each([2, 3, 4] as const)("CREATE2 bots may take all other chairs of a table for %i", (players) => {
  const table = created({ players, bots: players - 1 }).at(-1)?.table;
  expect(table?.seats.map((occupant) => occupant?.kind)).toEqual(
    PEOPLE.slice(0, players).map((_, seat) => (seat === 0 ? "human" : "bot")),
  );
});

test("BOT2 a bot that was named with a level plays at that one, and others at their table's", () => {
  const table = tableOf({ bots: [{ seat: 1, level: "master" }, { seat: 2 }] });
  expect(table?.seats.slice(1)).toMatchObject([{ level: "master" }, { level: "novice" }]);
});

test("CREATE3 chairs that are none, or named twice, make no table", () => {
  expect(createTable({ ...WANTED, seat: 3 })).toEqual({ ok: false, code: "NO_SUCH_SEAT" });
  expect(createTable({ ...WANTED, bots: [{ seat: 3 }] })).toEqual({ ok: false, code: "NO_SUCH_SEAT" });
  expect(createTable({ ...WANTED, conditions: conditionsFor({ players: 2 }), bots: [{ seat: 2 }] })).toMatchObject({
    ok: false,
  });
  expect(createTable({ ...WANTED, bots: [{ seat: 0 }] })).toEqual({ ok: false, code: "SEAT_TAKEN" });
  expect(createTable({ ...WANTED, bots: [{ seat: 1 }, { seat: 1 }] })).toEqual({ ok: false, code: "SEAT_TAKEN" });
});

test("CREATE4 a table is as its first event makes it: every chair free, nothing played", () => {
  const conditions = conditionsFor({ conditions: { bankSeconds: 120, connectionBankSeconds: 180 } });
  const [{ envelope, table }] = created({ conditions });
  expect(envelope.event).toEqual({ type: "tableCreated", ownerId: "ann", ...conditions });
  expect(table).toEqual({
    id: "t",
    ownerId: "ann",
    settings: settingsOf("sochi", { closeBy: { kind: "each", target: 2, aid: true } }),
    turnSeconds: 30,
    botLevel: "novice",
    spectatorDelaySeconds: 30,
    banks: { time: [120_000, 120_000, 120_000], connection: [180_000, 180_000, 180_000] },
    createdAt: NOW,
    status: "waiting",
    seats: [null, null, null],
    turn: null,
    proposal: null,
    declined: [],
    pause: null,
    isEnding: false,
    pulya: null,
    seq: 1,
  });
});

test("CREATE5 its events are numbered from 1, at the time of its creation", () => {
  const envelopes = created({ bots: 1 }).map(({ envelope }) => envelope);
  expect(envelopes.map(({ seq, at, turn }) => [seq, at, turn])).toEqual([1, 2, 3].map((seq) => [seq, NOW, null]));
  expect(envelopes[1]?.event).toEqual(sits(ANN, 0));
});
