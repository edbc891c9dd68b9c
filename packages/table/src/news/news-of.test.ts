import { settingsOf, type GameEvent, type Settlement } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { evolveTable, newTable } from "../state/evolve-table.ts";
import type { TableEnvelope, TableEvent } from "../state/events.ts";
import type { Occupant, Table } from "../state/table.ts";
import { newsOf, type News } from "./news-of.ts";

const CREATED = {
  type: "tableCreated",
  ownerId: "ann",
  settings: settingsOf("sochi"),
  turnSeconds: 30,
  botLevel: "club",
  bankSeconds: 0,
  connectionBankSeconds: 0,
  spectatorDelaySeconds: 0,
} as const;
const EMPTY = newTable("t", CREATED, { seq: 1, at: 0, event: CREATED, turn: null });

const person = (userId: string): Occupant => ({ kind: "human", userId, name: `The name of ${userId}` });
const bot = (kept: Partial<Occupant> = {}): Occupant =>
  ({ kind: "bot", name: "Bot 2", level: "club", ...kept }) as Occupant;
const sits = (occupant: Occupant): TableEvent => ({ type: "seatTaken", seat: 1, occupant });
const game = (event: GameEvent): TableEvent => ({ type: "game", event });

/** Returns the table after all of these. */
function after(table: Table, ...events: readonly TableEvent[]): Table {
  return events.reduce((last, event) => evolveTable(last, envelopeOf(last, event)), table);
}

/** Returns the news of that event; it tells the same whatever the cards were. */
function newsAt(table: Table, event: TableEvent): News | null {
  return newsOf(table, { envelope: envelopeOf(table, event), table });
}

function envelopeOf({ seq }: Table, event: TableEvent): TableEnvelope {
  return { seq: seq + 1, at: 0, event, turn: null };
}

const WAITING = after(EMPTY, { type: "seatTaken", seat: 0, occupant: person("ann") }, sits(person("bob")), {
  type: "seatTaken",
  seat: 2,
  occupant: { kind: "bot", name: "Bot 3", level: "novice" },
});
const PLAYING = after(WAITING, { type: "pulyaStarted", dealer: 0 });
const KEPT = after(PLAYING, sits(bot({ keptFor: "bob", leftAt: 5 })));

const CHAIRS = [
  { seat: 0, userId: "ann", bot: null },
  { seat: 1, userId: "bob", bot: { name: "Bot 2", level: "club" } },
  { seat: 2, userId: null, bot: { name: "Bot 3", level: "novice" } },
];

const RESULT = { deal: 1, kind: "thrownIn", declarer: null, contract: null, taken: [0, 0, 0], entries: [] } as const;
const SCORED = game({ type: "dealScored", result: RESULT, hands: [["Ah"], [], []], talon: ["7h"], discard: [] });
const SETTLEMENT: Settlement = { exact: [3, -3, 0], denominator: 3, shown: [1, -1, 0] };
const SETTLED = game({ type: "pulyaSettled", settlement: SETTLEMENT });

test("NEWS1 the end of a deal is news, with its result and those who sat there, and without a card", () => {
  expect(newsAt(KEPT, SCORED)).toEqual({ kind: "dealEnded", result: RESULT, chairs: CHAIRS });
});

test("NEWS2 a settled pulya is news, with its paper and those who sat there", () => {
  expect(newsAt(KEPT, SETTLED)).toEqual({
    kind: "pulyaSettled",
    settings: CREATED.settings,
    sheet: KEPT.pulya?.sheet,
    settlement: SETTLEMENT,
    chairs: CHAIRS,
  });
});

test("NEWS3 a player who leaves a pulya is news, and is told from one who is gone without having left", () => {
  expect(newsAt(PLAYING, sits(bot({ keptFor: "bob", leftAt: 5 })))).toEqual({
    kind: "playerLeft",
    seat: 1,
    userId: "bob",
    leaving: { counts: false, isMisere: false },
  });
  expect(newsAt(PLAYING, sits(bot({ keptFor: "bob", isAwaited: true })))).toEqual({
    kind: "playerAwaited",
    seat: 1,
    userId: "bob",
  });
});

test("NEWS3 a player who is gone just after an outage of the club is excused", () => {
  expect(newsAt({ ...PLAYING, recoveredAt: 0 }, sits(bot({ keptFor: "bob", isAwaited: true })))).toEqual({
    kind: "playerAwaited",
    seat: 1,
    userId: "bob",
    isExcused: true,
  });
});

test("NEWS4 a player who comes back is news, and so is one who sits down in somebody's place", () => {
  expect(newsAt(KEPT, sits(person("bob")))).toEqual({ kind: "playerReturned", seat: 1, userId: "bob" });
  expect(newsAt(KEPT, sits(person("eve")))).toEqual({ kind: "playerReplaced", seat: 1, userId: "bob", by: "eve" });
});

test("NEWS7 the first deal is news with those who sit there", () => {
  const hands = [[], [], []];
  const dealt = game({ type: "dealt", number: 1, dealer: 0, hands, talon: [] } as unknown as GameEvent);
  const begun = (dealNumber: number) =>
    KEPT.pulya === null ? KEPT : { ...KEPT, pulya: { ...KEPT.pulya, dealNumber } };
  expect(newsAt(begun(1), dealt)).toEqual({ kind: "pulyaBegan", chairs: CHAIRS });
  expect(newsAt(begun(2), dealt)).toBeNull();
});

test("NEWS8 a settled pulya says whether all had agreed to end it, and when the club was away last", () => {
  expect(newsAt({ ...KEPT, isEnding: true, recoveredAt: 7 }, SETTLED)).toMatchObject({
    byAgreement: true,
    recoveredAt: 7,
  });
});

test("NEWS5 nothing is news before the pulya, nor what only moves it on", () => {
  expect(newsAt(EMPTY, sits(person("bob")))).toBeNull();
  expect(newsAt(WAITING, { type: "seatLeft", seat: 1 })).toBeNull();
  expect(newsAt(WAITING, { type: "pulyaStarted", dealer: 0 })).toBeNull();
  for (const event of [
    game({ type: "called", seat: 0, call: "pass" }),
    game({ type: "allPassStarted" }),
    { type: "proposed", seat: 0, proposal: "end" },
    { type: "endAgreed" },
  ] as const)
    expect(newsAt(PLAYING, event)).toBeNull();
});

test("NEWS6 names of people are no part of any news", () => {
  const told = [
    newsAt(KEPT, SCORED),
    newsAt(PLAYING, SETTLED),
    newsAt(PLAYING, sits(bot({ keptFor: "bob" }))),
    newsAt(KEPT, sits(person("eve"))),
  ];
  expect(JSON.stringify(told)).not.toContain("The name of");
});
