import type { Seat } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import type { TableCommand } from "../commands/commands.ts";
import { ANN, BOB, after, join, seatedTable, sits, transitionsOf, waitingTable } from "../testing/live-table.ts";
import { personaAt } from "./personas.ts";

const BY_LOT = { conditions: { seatsBy: "lot" } } as const;
/** The pulya starts, and each chair falls to whoever has had that one so far. */
const drawn = (...lot: readonly Seat[]): TableCommand => ({ type: "start", dealer: 0, lot });

const LOT = drawn(2, 0, 1);

test("LOT1 everybody gets the chair that falls to them, and all are told before the start", () => {
  const before = seatedTable(BY_LOT);
  const transitions = transitionsOf(before, LOT);
  expect(transitions.map(({ envelope }) => envelope.event.type)).toEqual([
    "seatTaken",
    "seatTaken",
    "seatTaken",
    "pulyaStarted",
  ]);
  expect(transitions[1]?.envelope.event).toEqual({ ...sits(ANN, 1), byLot: true });
  expect(after(before, LOT).seats).toEqual([before.seats[2], before.seats[0], before.seats[1]]);
});

test("LOT1 a bot is the same one on another chair, and bears the name of that chair", () => {
  const seated = after(waitingTable({ ...BY_LOT, bots: 1 }), join(BOB, 2), drawn(1, 2, 0));
  expect(seated.seats[0]).toMatchObject({ kind: "bot", name: "Bot 1", persona: personaAt("t", 1) });
});

test("LOT1 nobody sits at a table twice, though a bot has come to sit where another would", () => {
  const seats = after(waitingTable({ ...BY_LOT, bots: 1 }), { type: "addBot", member: ANN, seat: 2 }).seats;
  const seated = after(waitingTable({ ...BY_LOT, bots: 1 }), join(BOB, 2), drawn(1, 2, 0));
  const again = after(
    { ...seated, status: "waiting", seats: seated.seats.with(1, null) },
    {
      type: "addBot",
      member: ANN,
      seat: 1,
    },
  );
  const personas = [seats, again.seats].map((each) => each.flatMap((one) => (one?.kind === "bot" ? one.persona : [])));
  for (const names of personas) expect(new Set(names).size).toBe(2);
});

test.each([
  ["names somebody twice", [0, 0, 1]],
  ["leaves somebody out", [0, 1]],
  ["names a chair that there is not", [0, 1, 3]],
] as const)("LOT2 a lot that %s draws nothing", (_, lot) => {
  const before = seatedTable(BY_LOT);
  expect(after(before, drawn(...lot)).seats).toEqual(before.seats);
});

test("LOT2 where nothing was agreed, everybody starts where they sat down", () => {
  const before = seatedTable();
  expect(after(before, LOT).seats).toEqual(before.seats);
});
