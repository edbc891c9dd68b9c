import { describe, expect, test } from "vitest";
import { parseRecord } from "./parse.ts";
import { printRecord } from "./print.ts";
import { NOTATION_FAULTS } from "./readers.ts";
import { readRecord } from "./read-record.ts";
import { replayRecord } from "./replay.ts";
import { rollDice } from "../testing/dice.ts";
import { EXAMPLE, NOTATION, withLine } from "../testing/example-record.ts";

describe("faults", () => {
  test.each([
    [3, '[hold "senior"] x', "BAD_TAG", 3, 17, '[Name "value"]'],
    [3, '[[hold "senior"]', "BAD_TAG", 3, 2, '[Name "value"]'],
    [3, '[consolation "x1"]', "BAD_SETTING", 3, 15, "price 0…1000"],
    [3, '[consolation "1x"]', "BAD_SETTING", 3, 15, "price 0…1000"],
    [6, "talon Kh Ah", "OUT_OF_PLACE", 6, 1, null],
    [6, "auction A 8s", "OUT_OF_PLACE", 6, 1, null],
    [6, "score pool A 6 contractMade", "OUT_OF_PLACE", 6, 1, null],
    [10, "   talon Kh ", "MISSING_WORD", 10, 12, null],
    [15, "score pool A x6 contractMade", "BAD_NUMBER", 15, 14, null],
    [15, "score pool A 6x contractMade", "BAD_NUMBER", 15, 14, null],
    [15, "score pool A 6.x contractMade", "BAD_NUMBER", 15, 14, null],
    [15, "score whists B A six contractMade", "BAD_NUMBER", 15, 18, null],
    [1, '[Preferans "2"]', "NOT_A_RECORD", 1, 13, "1"],
    [1, null, "NOT_A_RECORD", 1, 1, '[Preferans "1"]'],
    [2, null, "NOT_A_RECORD", 5, 1, '[Convention "…"]'],
    [4, null, "NOT_A_RECORD", 5, 1, '[Dealer "…"]'],
    [2, "[Convention sochi]", "BAD_TAG", 2, 13, '[Name "value"]'],
    [3, '[Dealer "C"]', "BAD_TAG", 4, 2, null],
    [
      2,
      '[Convention "odessa"]',
      "BAD_SETTING",
      2,
      14,
      "sochi leningrad peter rostov classic fspr toughPeter kazakhstan",
    ],
    [3, '[hold "never"]', "BAD_SETTING", 3, 8, "strict senior seniorWins"],
    [3, '[height "3"]', "BAD_SETTING", 3, 2, null],
    [3, '[allPass.exits "5"]', "BAD_SETTING", 3, 17, "6 7 8 9 10"],
    [3, '[allPass.exits "6 x"]', "BAD_SETTING", 3, 17, "6 7 8 9 10"],
    [3, '[closeBy.kind "deals"]', "BAD_SETTING", 3, 2, '[closeBy.count "1…1000"]'],
    [4, '[Dealer "D"]', "BAD_SEAT", 4, 10, "A B C"],
    [4, '[Dealer "AB"]', "BAD_SEAT", 4, 10, "A B C"],
    [
      6,
      "game 1",
      "UNKNOWN_KEYWORD",
      6,
      1,
      "deal hand talon auction order discard concede whist cards play trust offer answer withdraw result score settlement",
    ],
    [
      6,
      "toString 1",
      "UNKNOWN_KEYWORD",
      6,
      1,
      "deal hand talon auction order discard concede whist cards play trust offer answer withdraw result score settlement",
    ],
    [5, '[late "tag"]', "BAD_SETTING", 5, 2, null],
    [6, "deal 2", "BAD_DEAL", 6, 6, "1"],
    [6, "deal", "MISSING_WORD", 6, 5, null],
    [6, "deal one", "BAD_NUMBER", 6, 6, null],
    [6, "deal 1 2", "EXTRA_WORD", 6, 8, null],
    [6, null, "OUT_OF_PLACE", 6, 1, null],
    [7, "hand A 7s 8s 9s Ts Js Qs Ks As 7c 6c", "BAD_CARD", 7, 35, null],
    [7, "hand E 7s", "BAD_SEAT", 7, 6, "A B C D"],
    [7, "hand", "MISSING_WORD", 7, 5, "A B C D"],
    [7, "hand D", "BAD_SEAT", 7, 6, null],
    [8, "hand A 9c", "BAD_SEAT", 8, 6, null],
    [10, "talon Kh", "MISSING_WORD", 10, 9, null],
    [10, "talon Kh Ah Ah", "EXTRA_WORD", 10, 13, null],
    [10, "talon Kh kh", "BAD_CARD", 10, 10, null],
    [10, null, "OUT_OF_PLACE", 10, 1, null],
    [11, "talon Kh Ah", "OUT_OF_PLACE", 11, 1, null],
    [11, "auction A", "MISSING_WORD", 11, 10, null],
    [11, "auction", "MISSING_WORD", 11, 8, "A B C D"],
    [11, "auction A 8s B", "MISSING_WORD", 11, 15, null],
    [11, "auction A 11s", "BAD_CALL", 11, 11, null],
    [11, "auction A 8s X pass", "BAD_SEAT", 11, 14, "A B C D"],
    [12, "order A 7c 8c misere", "BAD_GAME", 12, 15, null],
    [12, "hand A 7c", "OUT_OF_PLACE", 12, 1, null],
    [13, "whist B maybe", "BAD_ANSWER", 13, 9, "pass whist half"],
    [13, "cards B grey", "BAD_ANSWER", 13, 9, "light dark"],
    [13, "answer B yes", "BAD_ANSWER", 13, 10, "accept refuse"],
    [13, "offer", "MISSING_WORD", 13, 6, "A B C D"],
    [13, "offer B x", "BAD_NUMBER", 13, 9, null],
    [13, "offer B 8 shown 1", "BAD_NUMBER", 13, 11, null],
    [14, "result lost A 8s 0 0 0", "BAD_RESULT", 14, 8, "played passedOut halfWhist conceded misere allPass thrownIn"],
    [14, "result passedOut E 8s 0 0 0", "BAD_SEAT", 14, 18, "A B C D -"],
    [14, "result passedOut A pass 0 0 0", "BAD_CALL", 14, 20, null],
    [14, "result passedOut A 8s 0 0 x", "BAD_NUMBER", 14, 27, null],
    [14, null, "OUT_OF_PLACE", 14, 1, null],
    [
      15,
      "score pool A 6 luck",
      "BAD_ENTRY",
      15,
      16,
      "contractMade misereMade undertricks misereCaught trickWhists consolation shortfall halfWhist conceded allPassTricks allPassClean aid surplus talonPayment dealerShare paidDown",
    ],
    [15, "score chips A 6 contractMade", "BAD_ENTRY", 15, 7, "pool mountain whists"],
    [15, "score whists A 6 contractMade", "BAD_SEAT", 15, 16, "A B C D"],
    [15, "score", "MISSING_WORD", 15, 6, "pool mountain whists"],
    [15, "result passedOut A 8s 0 0 0", "OUT_OF_PLACE", 15, 1, null],
    [15, "settlement x", "BAD_NUMBER", 15, 12, null],
    [15, "settlement 1", "OUT_OF_PLACE", 17, 1, null],
  ])("NOTE3 NOTE5 line %i as %j: %s at %i:%i, expected %j", (number, text, code, line, column, expected) => {
    const fault = { ok: false, code, line, column, expected };
    expect(parseRecord(withLine(number, text))).toEqual(fault);
    expect(readRecord(withLine(number, text))).toEqual({ ...fault, refusal: null });
  });

  test("NOTE3 nothing is dealt after the result of a deal, even of one without a move", () => {
    const ended = [...EXAMPLE.split("\n").slice(0, 10), "result passedOut A 8s 0 0 0", "hand A 7s"];
    expect(parseRecord(ended.join("\n"))).toMatchObject({ ok: false, code: "OUT_OF_PLACE", line: 12, column: 1 });
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
    const expected = '[Preferans "1"]';
    expect(parseRecord("")).toEqual({ ok: false, code: "NOT_A_RECORD", line: 1, column: 1, expected });
    expect(parseRecord("\n\n  deal 1")).toEqual({ ok: false, code: "NOT_A_RECORD", line: 3, column: 3, expected });
  });

  test.each([
    [7, "hand A 7s", "BAD_DEAL", "TOO_FEW_CARDS", 7, 10, "8s 9s Ts Js Qs Ks As 7c 8c"],
    [9, "hand C Jd Qd Kd Ad 7h 8h 9h Th Jh Ah", "BAD_DEAL", "CARD_TWICE", 10, 10, "Qh"],
    [11, "auction A 8s B 7s", "ILLEGAL_MOVE", "CALL_TOO_LOW", 11, 14, null],
    [11, "auction A 8s C pass", "ILLEGAL_MOVE", "NOT_YOUR_TURN", 11, 14, null],
    [12, "order A 7c 7c 8s", "ILLEGAL_MOVE", "BAD_DISCARD", 12, 7, null],
    [12, "order A 7c 9c 8s", "ILLEGAL_MOVE", "CARD_NOT_IN_HAND", 12, 7, null],
    [12, "discard A 7c 8c", "ILLEGAL_MOVE", "MUST_ORDER", 12, 9, null],
    [13, "whist B pass C half", "ILLEGAL_MOVE", "HALF_NOT_ALLOWED", 13, 14, null],
    [13, "offer B 8 1 1", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 7, null],
    [13, "trust B", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 7, null],
    [13, "withdraw B", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 10, null],
    [13, "answer B accept", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 8, null],
    [13, "concede A", "ILLEGAL_MOVE", "WRONG_PHASE", 13, 9, null],
    [14, "result passedOut A 8s 8 1 1", "WRONG_RESULT", null, 14, 23, "0"],
    [15, "score pool A 8 contractMade", "WRONG_RESULT", null, 15, 14, "6"],
    [15, null, "WRONG_RESULT", null, 14, 28, "score pool A 6 contractMade"],
    [17, "settlement 0 0 0", "WRONG_RESULT", null, 17, 12, "40"],
  ])("NOTE4 NOTE5 line %i as %j: %s, %s", (number, text, code, refusal, line, column, expected) => {
    const lines = EXAMPLE.split("\n");
    const rest = text === null || number > 13 ? lines.slice(number) : code === "BAD_DEAL" ? lines.slice(number) : [];
    const broken = [...lines.slice(0, number - 1), ...(text === null ? [] : [text]), ...rest].join("\n");
    expect(readRecord(broken)).toEqual({ ok: false, code, refusal, line, column, expected });
  });

  test("NOTE4 a settlement in the middle of a deal is no agreement to stop", () => {
    const cut = [...EXAMPLE.split("\n").slice(0, 11), "settlement 0 0 0"].join("\n");
    expect(readRecord(cut)).toEqual({
      ok: false,
      code: "WRONG_RESULT",
      refusal: "DEAL_IN_PROGRESS",
      line: 12,
      column: 1,
      expected: null,
    });
  });

  test("NOTE3 every code is explained in NOTATION.md", () => {
    for (const code of NOTATION_FAULTS) expect(NOTATION).toContain(`\`${code}\``);
  });
});

/** The example at a table for four, where D deals and sits out. */
const FOUR = EXAMPLE.replace('[Dealer "C"]', '[players "4"]\n[Dealer "D"]').replace(/result[^]*/, "");

describe("the cards of a deal", () => {
  const SPADES = "7s 8s 9s Ts Js Qs Ks As";

  test("NOTE6 a sitting dealer may have an empty line, or none", () => {
    expect(readRecord(FOUR)).toMatchObject({ ok: true });
    expect(readRecord(FOUR.replace("talon", "hand D\ntalon"))).toMatchObject({ ok: true });
  });

  test.each([
    ["a card for a sitting dealer", FOUR.replace("talon", "hand D 7s\ntalon"), "DEALER_SITS_OUT", 11, 8, null],
    ["an eleventh card", EXAMPLE.replace("7c 8c\n", "7c 8c 9c\n"), "TOO_MANY_CARDS", 7, 38, null],
    ["a card twice in a hand", EXAMPLE.replace("7c 8c\n", "7c 7c\n"), "CARD_TWICE", 7, 35, "8c"],
    ["a card in a hand and in the talon", EXAMPLE.replace("Kh Ah", "Kh Qh"), "CARD_TWICE", 10, 10, "Ah"],
    ["nine cards", EXAMPLE.replace(" 7c 8c\n", " 7c ; no eight\n"), "TOO_FEW_CARDS", 7, 34, "8c"],
    ["a hand without a line", EXAMPLE.replace(/hand B.*\n/, ""), "TOO_FEW_CARDS", 6, 7, "hand B"],
  ])("NOTE5 NOTE6 %s", (_, text, refusal, line, column, expected) => {
    expect(readRecord(text)).toEqual({ ok: false, code: "BAD_DEAL", refusal, line, column, expected });
  });

  test("NOTE6 a record that was not read from a text may not deal such cards either", () => {
    const reading = parseRecord(FOUR);
    if (!reading.ok) throw new Error(reading.code);
    const [deal] = reading.record.deals;
    if (deal === undefined) throw new Error("a deal is there");
    const surplus = { ...reading.record, deals: [{ ...deal, hands: deal.hands.with(3, ["7s"]) }] };
    const fault = { code: "DEALER_SITS_OUT", place: 3, index: 0 };
    expect(replayRecord(surplus)).toEqual({ ok: false, code: "BAD_DEAL", deal: 0, fault });
  });

  test("NOTE7 a ten may be written with two figures, and is printed as T", () => {
    const figures = EXAMPLE.replaceAll(/\bT([scdh])\b/g, "10$1");
    expect(figures).toContain(SPADES.replace("Ts", "10s"));
    const reading = readRecord(figures);
    expect(reading.ok && printRecord(reading.record)).toBe(EXAMPLE.replace(" ; stopped after one deal", ""));
    expect(parseRecord(withLine(10, "talon 10 Ah"))).toMatchObject({ code: "BAD_CARD", line: 10, column: 7 });
    expect(parseRecord(withLine(10, "talon 10H Ah"))).toMatchObject({ code: "BAD_CARD", line: 10, column: 7 });
  });
});

describe("results", () => {
  const lines = EXAMPLE.split("\n");
  const withResult = (...ending: readonly string[]): string => [...lines.slice(0, 13), ...ending].join("\n");
  const RESULT = "result passedOut A 8s 0 0 0";
  const SCORE = "score pool A 6 contractMade";

  test.each([
    ["another kind", withResult("result played A 8s 0 0 0"), 14, 8, "passedOut"],
    ["a seat too few", withResult("result passedOut A 8s 0 0"), 14, 26, "0"],
    ["a seat too many", withResult("result passedOut A 8s 0 0 0 0"), 14, 29, null],
    ["another column", withResult(RESULT, "score mountain A 6 contractMade"), 15, 7, "pool"],
    ["a line of the paper too few", withResult(`${RESULT} ; nothing written`), 14, 28, SCORE],
    ["a line of the paper too many", withResult(RESULT, SCORE, SCORE), 16, 1, null],
    ["a balance too few", withResult("settlement 40 -20"), 14, 18, "-20"],
  ])("NOTE5 %s", (_, text, line, column, expected) => {
    expect(readRecord(text)).toEqual({ ok: false, code: "WRONG_RESULT", refusal: null, line, column, expected });
  });

  test("NOTE4 the result of a deal that goes on", () => {
    const early = [...lines.slice(0, 11), RESULT].join("\n");
    expect(readRecord(early)).toEqual({
      ok: false,
      code: "WRONG_RESULT",
      refusal: "DEAL_IN_PROGRESS",
      line: 12,
      column: 1,
      expected: null,
    });
  });

  test("NOTE1 numbers written in another way are the same numbers", () => {
    expect(readRecord(withResult("result passedOut A 8s 00 0.0 -0", "score pool A 6.0 contractMade")).ok).toBe(true);
  });
});

describe("what is no text", () => {
  test.each([
    ["nothing", undefined, 1, 1],
    ["null", null, 1, 1],
    ["a number", 7, 1, 1],
    ["an object", { text: EXAMPLE }, 1, 1],
    ["a list of lines", EXAMPLE.split("\n"), 1, 1],
    ["a text of millions of characters", `${EXAMPLE}${" ".repeat(4_000_000)}`, 1, 1],
    ["NUL in a word", EXAMPLE.replace("8s B", "8s\0 B"), 11, 13],
    ["NUL in a comment", EXAMPLE.replace("after one", "after\0one"), 17, 38],
    ["half a surrogate pair", EXAMPLE.replace("sochi", "so\ud83c"), 2, 16],
    ["the other half", `\udca1${EXAMPLE}`, 1, 1],
    ["a bell after lines ended in every way", "; a\r; b\r\n; c\n\u0007", 4, 1],
  ])("NOTE8 %s is refused", (_, text, line, column) => {
    const fault = { ok: false, code: "NOT_A_TEXT", line, column, expected: null };
    expect(parseRecord(text)).toEqual(fault);
    expect(readRecord(text)).toEqual({ ...fault, refusal: null });
  });

  test("NOTE8 other alphabets and pictures may stand in comments, whatever ends their lines elsewhere", () => {
    expect(readRecord(EXAMPLE.replace("stopped", "пуля \ud83c\udca1 ; \u2028 ;")).ok).toBe(true);
  });

  test("NOTE3 whatever is broken in a record, it is refused or read, and the fault is in the text", () => {
    const dice = rollDice(7);
    const lengths = (text: string): readonly number[] => text.split(/\r\n|\n|\r/).map(({ length }) => length);
    for (let attempt = 0; attempt < 3000; attempt += 1) {
      const [from, length] = [dice.below(EXAMPLE.length), dice.below(6)];
      const filling = dice.pick(["", " ", "x", "7s", "\n", "A", '"', "[", "]", "10h", "-", ";"]);
      const text = EXAMPLE.slice(0, from) + filling + EXAMPLE.slice(from + length);
      const reading = readRecord(text);
      const { line, column } = reading.ok ? { line: 1, column: 1 } : reading;
      expect(column).toBeLessThanOrEqual((lengths(text)[line - 1] ?? -1) + 1);
    }
  });
});
