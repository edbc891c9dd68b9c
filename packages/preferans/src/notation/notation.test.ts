import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRecord } from "./parse.ts";
import { printRecord } from "./print.ts";
import { NOTATION_FAULTS } from "./readers.ts";
import { moveOf, recordOf } from "./record.ts";
import { readRecord, replayRecord } from "./replay.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "../engine/evolve.ts";
import type { Pulya } from "../pulya/state.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { eventsOf, seatNamed, table } from "../testing/table.ts";
import { project } from "../engine/views.ts";

const NOTATION = readFileSync(new URL("../../NOTATION.md", import.meta.url), "utf8");

/** The example that NOTATION.md begins with. */
const EXAMPLE = /```\n([\s\S]*?)```/.exec(NOTATION)?.[1] ?? "";

/** The example with a line exchanged; null leaves it out. */
function withLine(number: number, text: string | null): string {
  const lines = EXAMPLE.split("\n");
  return lines.toSpliced(number - 1, 1, ...(text === null ? [] : [text])).join("\n");
}

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

describe("faults", () => {
  test.each([
    [3, '[hold "senior"] x', "BAD_TAG", 3, 1],
    [3, '[[hold "senior"]', "BAD_TAG", 3, 1],
    [3, '[consolation "x1"]', "BAD_SETTING", 3, 1],
    [3, '[consolation "1x"]', "BAD_SETTING", 3, 1],
    [6, "talon Kh Ah", "OUT_OF_PLACE", 6, 1],
    [6, "auction A 8s", "OUT_OF_PLACE", 6, 1],
    [6, "score pool A 6 contractMade", "OUT_OF_PLACE", 6, 1],
    [10, "   talon Kh ", "MISSING_WORD", 10, 12],
    [15, "score pool A x6 contractMade", "BAD_NUMBER", 15, 14],
    [15, "score pool A 6x contractMade", "BAD_NUMBER", 15, 14],
    [15, "score pool A 6.x contractMade", "BAD_NUMBER", 15, 14],
    [15, "score whists B A six contractMade", "BAD_NUMBER", 15, 18],
    [1, '[Preferans "2"]', "NOT_A_RECORD", 1, 1],
    [1, null, "NOT_A_RECORD", 1, 1],
    [2, null, "NOT_A_RECORD", 1, 1],
    [4, null, "NOT_A_RECORD", 1, 1],
    [2, "[Convention sochi]", "BAD_TAG", 2, 1],
    [3, '[Dealer "C"]', "BAD_TAG", 4, 1],
    [2, '[Convention "odessa"]', "BAD_SETTING", 2, 1],
    [3, '[hold "never"]', "BAD_SETTING", 3, 1],
    [3, '[height "3"]', "BAD_SETTING", 3, 1],
    [3, '[allPass.exits "5"]', "BAD_SETTING", 3, 1],
    [3, '[allPass.exits "6 x"]', "BAD_SETTING", 3, 1],
    [3, '[closeBy.kind "deals"]', "BAD_SETTING", 2, 1],
    [4, '[Dealer "D"]', "BAD_SEAT", 4, 1],
    [4, '[Dealer "AB"]', "BAD_SEAT", 4, 1],
    [6, "game 1", "UNKNOWN_KEYWORD", 6, 1],
    [6, "toString 1", "UNKNOWN_KEYWORD", 6, 1],
    [5, '[late "tag"]', "BAD_SETTING", 5, 1],
    [6, "deal 2", "BAD_DEAL", 6, 1],
    [6, "deal", "MISSING_WORD", 6, 5],
    [6, "deal one", "BAD_NUMBER", 6, 6],
    [6, "deal 1 2", "EXTRA_WORD", 6, 8],
    [6, null, "OUT_OF_PLACE", 6, 1],
    [7, "hand A 7s 8s 9s Ts Js Qs Ks As 7c 6c", "BAD_CARD", 7, 35],
    [7, "hand E 7s", "BAD_SEAT", 7, 6],
    [7, "hand", "MISSING_WORD", 7, 5],
    [7, "hand D", "BAD_SEAT", 7, 6],
    [8, "hand A 9c", "BAD_SEAT", 8, 6],
    [10, "talon Kh", "MISSING_WORD", 10, 9],
    [10, "talon Kh Ah Ah", "EXTRA_WORD", 10, 13],
    [10, "talon Kh kh", "BAD_CARD", 10, 10],
    [10, null, "OUT_OF_PLACE", 10, 1],
    [11, "talon Kh Ah", "OUT_OF_PLACE", 11, 1],
    [11, "auction A", "MISSING_WORD", 11, 10],
    [11, "auction", "MISSING_WORD", 11, 8],
    [11, "auction A 8s B", "MISSING_WORD", 11, 15],
    [11, "auction A 11s", "BAD_CALL", 11, 11],
    [11, "auction A 8s X pass", "BAD_SEAT", 11, 14],
    [12, "order A 7c 8c misere", "BAD_GAME", 12, 15],
    [12, "hand A 7c", "OUT_OF_PLACE", 12, 1],
    [13, "whist B maybe", "BAD_ANSWER", 13, 9],
    [13, "cards B grey", "BAD_ANSWER", 13, 9],
    [13, "answer B yes", "BAD_ANSWER", 13, 10],
    [13, "offer", "MISSING_WORD", 13, 6],
    [13, "offer B x", "BAD_NUMBER", 13, 9],
    [14, "result lost A 8s 0 0 0", "BAD_RESULT", 14, 8],
    [14, "result passedOut E 8s 0 0 0", "BAD_SEAT", 14, 18],
    [14, "result passedOut A pass 0 0 0", "BAD_CALL", 14, 20],
    [14, "result passedOut A 8s 0 0 x", "BAD_NUMBER", 14, 27],
    [14, null, "OUT_OF_PLACE", 14, 1],
    [15, "score pool A 6 luck", "BAD_ENTRY", 15, 16],
    [15, "score chips A 6 contractMade", "BAD_ENTRY", 15, 7],
    [15, "score whists A 6 contractMade", "BAD_SEAT", 15, 16],
    [15, "score", "MISSING_WORD", 15, 6],
    [15, "result passedOut A 8s 0 0 0", "OUT_OF_PLACE", 15, 1],
    [15, "settlement x", "BAD_NUMBER", 15, 12],
    [15, "settlement 1", "OUT_OF_PLACE", 17, 1],
  ])("NOTE3 line %i as %j: %s at %i:%i", (number, text, code, line, column) => {
    expect(parseRecord(withLine(number, text))).toEqual({ ok: false, code, line, column });
    expect(readRecord(withLine(number, text))).toEqual({ ok: false, refusal: null, code, line, column });
  });

  test("NOTE3 nothing is dealt after the result of a deal, even of one without a move", () => {
    const ended = [...EXAMPLE.split("\n").slice(0, 10), "result passedOut A 8s 0 0 0", "hand A 7s"];
    expect(parseRecord(ended.join("\n"))).toEqual({ ok: false, code: "OUT_OF_PLACE", line: 12, column: 1 });
  });

  test("NOTE3 amounts have halves and hundredths", () => {
    const amounts = ["score mountain A 4.5 surplus", "score pool B -0.25 aid"];
    const parsing = parseRecord([...EXAMPLE.split("\n").slice(0, 14), ...amounts].join("\n"));
    expect(parsing.ok && parsing.record.deals[0]?.result?.entries).toEqual([
      { column: "mountain", deal: 1, seat: 0, amount: 4.5, reason: "surplus" },
      { column: "pool", deal: 1, seat: 1, amount: -0.25, reason: "aid" },
    ]);
  });

  test("NOTE3 an empty text is no record", () => {
    expect(parseRecord("")).toEqual({ ok: false, code: "NOT_A_RECORD", line: 1, column: 1 });
    expect(parseRecord("\n\n  deal 1")).toEqual({ ok: false, code: "NOT_A_RECORD", line: 1, column: 1 });
  });

  test.each([
    [7, "hand A 7s", "BAD_DEAL", "BAD_DECK", 6, 1],
    [9, "hand C Jd Qd Kd Ad 7h 8h 9h Th Jh Ah", "BAD_DEAL", "BAD_DECK", 6, 1],
    [11, "auction A 8s B 7s", "ILLEGAL_MOVE", "CALL_TOO_LOW", 11, 14],
    [11, "auction A 8s C pass", "ILLEGAL_MOVE", "NOT_YOUR_TURN", 11, 14],
    [12, "order A 7c 7c 8s", "ILLEGAL_MOVE", "BAD_DISCARD", 12, 7],
    [12, "order A 7c 9c 8s", "ILLEGAL_MOVE", "CARD_NOT_IN_HAND", 12, 7],
    [12, "discard A 7c 8c", "ILLEGAL_MOVE", "MUST_ORDER", 12, 9],
    [13, "whist B pass C half", "ILLEGAL_MOVE", "HALF_NOT_ALLOWED", 13, 14],
    [13, "offer B 8 1 1", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 7],
    [13, "trust B", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 7],
    [13, "withdraw B", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 10],
    [13, "answer B accept", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 8],
    [13, "concede A", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 9],
    [14, "result passedOut A 8s 8 1 1", "WRONG_RESULT", null, 14, 1],
    [15, "score pool A 8 contractMade", "WRONG_RESULT", null, 14, 1],
    [15, null, "WRONG_RESULT", null, 14, 1],
    [17, "settlement 0 0 0", "WRONG_RESULT", null, 17, 1],
  ])("NOTE4 line %i as %j: %s, %s", (number, text, code, refusal, line, column) => {
    const lines = EXAMPLE.split("\n");
    const rest = text === null || number > 13 ? lines.slice(number) : code === "BAD_DEAL" ? lines.slice(number) : [];
    const broken = [...lines.slice(0, number - 1), ...(text === null ? [] : [text]), ...rest].join("\n");
    expect(readRecord(broken)).toEqual({ ok: false, code, refusal, line, column });
  });

  test("NOTE4 a settlement in the middle of a deal is no agreement to stop", () => {
    const cut = [...EXAMPLE.split("\n").slice(0, 11), "settlement 0 0 0"].join("\n");
    expect(readRecord(cut)).toEqual({
      ok: false,
      code: "WRONG_RESULT",
      refusal: "DEAL_IN_PROGRESS",
      line: 12,
      column: 1,
    });
  });

  test("NOTE3 every code is explained in NOTATION.md", () => {
    for (const code of NOTATION_FAULTS) expect(NOTATION).toContain(`\`${code}\``);
  });
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
  expect(readRecord(bare)).toEqual({ ok: false, code: "BAD_DEAL", refusal: "BAD_DECK", line: 6, column: 1 });
  const handless = { hands: [], talon: [], moves: [], result: null };
  const record = { settings: table(), dealer: 0, deals: [handless], balances: null } as const;
  expect(replayRecord(record)).toEqual({ ok: false, code: "BAD_DECK", deal: 0, move: null });
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
