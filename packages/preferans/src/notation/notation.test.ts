import { describe, expect, test } from "vitest";
import { parseRecord } from "./parse.ts";
import { printRecord } from "./print.ts";
import { moveOf, recordOf } from "./record.ts";
import { readRecord } from "./read-record.ts";
import { replayRecord } from "./replay.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "../engine/evolve.ts";
import type { Pulya } from "../pulya/state.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { EXAMPLE } from "../testing/example-record.ts";
import { eventsOf, seatNamed, table } from "../testing/table.ts";
import { project } from "../engine/views.ts";

describe("the example of NOTATION.md", () => {
  const reading = readRecord(EXAMPLE);

  test("NOTE1 NOTE2 is read and replayed", () => {
    expect(reading).toMatchObject({ ok: true, record: { balances: [40, -20, -20], dealer: seatNamed("C") } });
    expect(reading.ok && reading.pulya.sheet.pool).toEqual([6, 0, 0]);
    expect(reading.ok && reading.pulya.settlement?.shown).toEqual([40, -20, -20]);
    expect(reading.ok && reading.record.settings.hold).toBe("senior");
  });

  test("NOTE1 is printed as it stands, comments aside", () => {
    const printed = reading.ok ? printRecord(reading.record) : "";
    expect(printed).toBe(EXAMPLE.replace(" ; stopped after one deal", ""));
  });

  test("NOTE2 its events give the same record", () => {
    if (!reading.ok) throw new Error("the example was refused");
    const { settings, dealer } = reading.record;
    expect(recordOf(startPulya({ settings, dealer }), reading.events)).toEqual(reading.record);
  });

  test("NOTE1 other line ends, blanks and comments change nothing", () => {
    const spaced = EXAMPLE.replaceAll("\n", " \r\n\r\n").replaceAll(" B ", "   B\t");
    const parsing = parseRecord(`; a comment before all\n${spaced}`);
    expect(parsing.ok && parsing.record).toEqual(reading.ok && reading.record);
  });

  test("NOTE2 a record may stop anywhere between moves", () => {
    const lines = EXAMPLE.split("\n");
    for (const length of [4, 10, 11, 12, 13, 15]) {
      expect(readRecord(lines.slice(0, length).join("\n")).ok).toBe(true);
    }
  });
});

test("NOTE1 an unfinished record is printed as far as it goes, with every kind of move", () => {
  const game = [
    '[Preferans "1"]',
    '[Convention "sochi"]',
    '[Dealer "C"]',
    "",
    "deal 1",
    ...EXAMPLE.split("\n").slice(6, 10),
    "auction A misere B pass C pass",
    "discard A 7s 8s",
    "offer A 0 5 5",
    "withdraw A",
    "offer A 0 5 5 shown",
    "answer B refuse",
    "offer B 2 4 4",
    "answer C accept",
    "answer A refuse",
    "play A 9s",
    "trust B",
    "play C 9c C Jd",
    "play A Ts",
    "",
  ].join("\n");
  const reading = readRecord(game);
  expect(reading).toMatchObject({ ok: true, record: { balances: null } });
  expect(reading.ok && printRecord(reading.record)).toBe(game);
});

/** The events of a pulya between people who play anything that is allowed. */
function playedBy(dice: Dice, start: Pulya): readonly GameEvent[] {
  const events: GameEvent[] = [];
  for (let state = start; state.settlement === null;) {
    const added = eventsOf(state, randomCommand(dice, state));
    for (const event of added) state = evolve(state, event);
    events.push(...added);
  }
  return events;
}

test("NOTE1 NOTE2 whole pulyas of all conventions are printed, read and replayed as they were", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const dice = rollDice(seed);
    const start = startPulya({ settings: randomSettings(dice), dealer: dice.pick([0, 1]) });
    const events = playedBy(dice, start);
    const record = recordOf(start, events);
    expect(readRecord(printRecord(record))).toMatchObject({ ok: true, record, events });
    expect(replayRecord(record)).toMatchObject({ ok: true, events });
  }
});

test("NOTE1 the settings stand as tags, a row with blanks, another way of closing in full", () => {
  const settings = table({
    stalingrad: true,
    closeBy: { kind: "each", target: 10, aid: false },
    allPass: { exits: [6, 8] },
  });
  const text = printRecord({ settings, dealer: 1, deals: [], balances: null });
  expect(text.split("\n")).toEqual([
    '[Preferans "1"]',
    '[Convention "sochi"]',
    '[stalingrad "true"]',
    '[allPass.exits "6 8"]',
    '[closeBy.kind "each"]',
    '[closeBy.target "10"]',
    '[closeBy.aid "false"]',
    '[Dealer "B"]',
    "",
  ]);
  expect(parseRecord(text)).toMatchObject({ ok: true, record: { settings, dealer: 1 } });
});

test("NOTE4 a record that was not read from a text is refused at its deal and move", () => {
  const reading = readRecord(EXAMPLE);
  if (!reading.ok) throw new Error("the example was refused");
  const [deal] = reading.record.deals;
  if (deal === undefined) throw new Error("the example has a deal");
  const broken = { ...reading.record, deals: [{ ...deal, moves: deal.moves.toReversed() }] };
  expect(replayRecord(broken)).toEqual({ ok: false, code: "WRONG_PHASE", deal: 0, move: 0 });
  expect(replayRecord({ ...broken, deals: [{ ...deal, result: null, moves: [] }], balances: null }).ok).toBe(true);
});

test("NOTE3 NOTE4 a deal without its cards can be read, but not played", () => {
  const bare = EXAMPLE.split("\n").slice(0, 6).join("\n");
  const parsing = parseRecord(bare);
  expect(parsing).toMatchObject({
    ok: true,
    record: { deals: [{ hands: [[], [], []], talon: [], moves: [], result: null }] },
  });
  expect(readRecord(bare)).toEqual({
    ok: false,
    code: "BAD_DEAL",
    refusal: "TOO_FEW_CARDS",
    line: 6,
    column: 7,
    expected: "hand A",
  });
  const handless = { hands: [], talon: [], moves: [], result: null };
  const record = { settings: table(), dealer: 0, deals: [handless], balances: null } as const;
  const fault = { code: "TOO_FEW_CARDS", place: 1, index: 0 };
  expect(replayRecord(record)).toEqual({ ok: false, code: "BAD_DEAL", deal: 0, fault });
});

test("NOTE2 an event whose cards are hidden goes back to no move", () => {
  const ordered = { type: "ordered", seat: 0, discard: ["7s", "8s"], contract: "6s" } as const;
  const discarded = { type: "discarded", seat: 0, discard: ["7s", "8s"] } as const;
  expect(moveOf(ordered)).toEqual({ type: "order", seat: 0, discard: ["7s", "8s"], contract: "6s" });
  expect(moveOf(project(ordered, 1))).toBeNull();
  expect(moveOf(project(discarded, 1))).toBeNull();
  expect(moveOf({ type: "allPassStarted" })).toBeNull();
  const start = startPulya({ settings: table(), dealer: 0 });
  expect(recordOf(start, [ordered])).toEqual({ settings: start.settings, dealer: 0, deals: [], balances: null });
});
