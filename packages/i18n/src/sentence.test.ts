import type { TableEvent } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import type { DealResult, GameEvent } from "./domain.ts";
import { LOCALES, type Locale } from "./locale.ts";
import { entrySentence, resultSentence, sentence, type SentenceContext } from "./sentence.ts";

const NAMES = ["Анна", "Борис", "Вера"];

const SPOKEN = { ru: await createI18n("ru"), en: await createI18n("en") } satisfies Record<Locale, unknown>;

function context(locale: Locale, you: 0 | null = null): SentenceContext {
  return { t: SPOKEN[locale].t, nameOf: (seat) => NAMES[seat] ?? "", you };
}

function result(change: Partial<DealResult>): DealResult {
  return { deal: 3, kind: "played", declarer: 1, contract: "7d", taken: [2, 7, 1], entries: [], ...change };
}

const GAME_EVENTS: { readonly [Kind in GameEvent["type"]]: Extract<GameEvent, { type: Kind }> } = {
  dealt: { type: "dealt", number: 3, dealer: 2, dummy: null, hands: [], talon: [] },
  called: { type: "called", seat: 0, call: "6s" },
  talonTaken: { type: "talonTaken", declarer: 1, bid: "6s", cards: ["Qs", "Th"] },
  talonLeft: { type: "talonLeft", declarer: 1, bid: "9sw" },
  allPassStarted: { type: "allPassStarted" },
  ordered: { type: "ordered", seat: 1, discard: ["??", "??"], contract: "7d" },
  discarded: { type: "discarded", seat: 1, discard: ["??", "??"] },
  conceded: { type: "conceded", seat: 1 },
  whistAnswered: { type: "whistAnswered", seat: 2, answer: "whist" },
  opennessChosen: { type: "opennessChosen", seat: 2, open: true },
  handsOpened: {
    type: "handsOpened",
    hands: [
      { seat: 0, cards: ["As"] },
      { seat: 2, cards: ["Ks"] },
    ],
  },
  talonCardTurned: { type: "talonCardTurned", card: "8c" },
  cardPlayed: { type: "cardPlayed", seat: 0, by: 2, card: "Jh" },
  trickTaken: { type: "trickTaken", seat: 1 },
  handedOver: { type: "handedOver", seat: 0, to: 2 },
  offered: { type: "offered", seat: 1, taken: [2, 7, 1] },
  offerAnswered: { type: "offerAnswered", seat: 0, accept: false },
  offerWithdrawn: { type: "offerWithdrawn", seat: 1 },
  dealScored: { type: "dealScored", result: result({}), hands: [], talon: [], discard: [] },
  pulyaSettled: {
    type: "pulyaSettled",
    settlement: { exact: [-48, -324, 372], denominator: 3, shown: [-16, -108, 124] },
  },
};

const TABLE_EVENTS: {
  readonly [Kind in Exclude<TableEvent["type"], "game" | "tableCreated">]: Extract<TableEvent, { type: Kind }>;
} = {
  seatTaken: { type: "seatTaken", seat: 1, occupant: { kind: "bot", name: "Борис", level: "novice" } },
  seatLeft: { type: "seatLeft", seat: 1 },
  keptOut: { type: "keptOut", userId: "eve", name: "Ева", seat: 1 },
  pulyaStarted: { type: "pulyaStarted", dealer: 0 },
  turnTimedOut: {
    type: "turnTimedOut",
    seat: 2,
    turnNumber: 7,
    deadlineAt: 0,
    line: { sentAt: 0, heardAt: null, lagMs: null, graceMs: 0 },
  },
  bankOpened: { type: "bankOpened", seat: 2, turnNumber: 7, bank: "time", ms: 90_000 },
  proposed: { type: "proposed", seat: 1, proposal: "end" },
  proposalAnswered: { type: "proposalAnswered", seat: 2, accept: false },
  tablePaused: { type: "tablePaused", turnLeftMs: 1000 },
  tableResumed: { type: "tableResumed", seat: 0 },
  endAgreed: { type: "endAgreed" },
  tableRecovered: { type: "tableRecovered", outageMs: 5000 },
  tableClosed: { type: "tableClosed", reason: "left" },
};

const ALL: readonly TableEvent[] = [
  ...Object.values(GAME_EVENTS).map((event) => ({ type: "game", event }) as const),
  ...Object.values(TABLE_EVENTS),
];

describe("sentences", () => {
  test.each(LOCALES)("every event reads as one finished sentence in %s", (locale) => {
    for (const event of ALL) {
      for (const you of [null, 0] as const) {
        const text = sentence(context(locale, you), event);
        expect(text, JSON.stringify(event)).toMatch(/[.!]$/);
        expect(text).not.toMatch(/\{\{|sentences|undefined/);
      }
    }
  });

  test("the listener is spoken to", () => {
    const bid = { type: "game", event: GAME_EVENTS.called } as const;
    expect(sentence(context("ru"), bid)).toBe("Анна заявляет: 6 пик.");
    expect(sentence(context("ru", 0), bid)).toBe("Вы заявляете: 6 пик.");
    expect(sentence(context("en", 0), bid)).toBe("You bid 6 spades.");
  });

  test("a bot sits down under the listener's name for it, and says so when it only keeps a chair", () => {
    const bot = { kind: "bot", name: "Bot 2", level: "club" } as const;
    const sits = { type: "seatTaken", seat: 1, occupant: bot } as const;
    expect(sentence(context("ru"), sits)).toBe("Бот 2 садится за стол.");
    const keeps = { ...sits, occupant: { ...bot, keptFor: "bob" } };
    expect(sentence(context("ru"), keeps)).toBe("Бот 2 играет, пока игрока нет за столом.");
  });

  test("a card played for another hand says so", () => {
    expect(sentence(context("en"), { type: "game", event: GAME_EVENTS.cardPlayed })).toBe(
      "Вера for the partner: jack of hearts.",
    );
  });

  test("a card played for the dummy of a table for two says so", () => {
    const forTwo = { ...context("ru"), dummy: 0 } as const;
    expect(sentence(forTwo, { type: "game", event: GAME_EVENTS.cardPlayed })).toBe(
      "Вера, ход за болвана: валет червей.",
    );
    const own = { ...GAME_EVENTS.cardPlayed, seat: 2 } as const;
    expect(sentence(forTwo, { type: "game", event: own })).toBe("Вера: валет червей.");
  });

  test("a dealer who has no hand is said to sit out", () => {
    const event = { ...GAME_EVENTS.dealt, dealer: 0, hands: [[], ["??"], ["??"], ["??"]] } as const;
    expect(sentence(context("ru"), { type: "game", event })).toBe("Сдача 3. Анна сдаёт и отдыхает.");
    expect(sentence(context("en", 0), { type: "game", event })).toBe("Deal 3. You deal and sit out.");
  });

  test("a failed contract tells the undertricks, a made one does not", () => {
    expect(resultSentence(context("ru"), result({ taken: [3, 5, 2] }))).toBe("Борис без двух на 7 бубен.");
    expect(resultSentence(context("en"), result({ taken: [2, 7, 1] }))).toBe("Борис made 7 diamonds.");
  });

  test("a caught misère counts its tricks in Russian plural forms", () => {
    const caught = (tricks: number) =>
      resultSentence(context("ru"), result({ kind: "misere", contract: "misere", taken: [0, tricks, 0] }));
    expect([caught(1), caught(2), caught(5)]).toEqual([
      "Борис: мизер пойман, 1 взятка.",
      "Борис: мизер пойман, 2 взятки.",
      "Борис: мизер пойман, 5 взяток.",
    ]);
    expect(caught(0)).toBe("Борис: мизер сыгран.");
    const own = result({ kind: "misere", declarer: 0, contract: "misere", taken: [1, 7, 2] });
    expect(resultSentence(context("ru", 0), own)).toBe("Ваш мизер пойман, 1 взятка.");
  });

  test("a line of the paper says who writes how much where, on whom and what for", () => {
    const whists = { column: "whists", deal: 3, seat: 1, on: 0, amount: 4, reason: "trickWhists" } as const;
    expect(entrySentence(context("ru"), whists)).toBe("Борис пишет 4 виста на Анна, за взятки");
    expect(entrySentence(context("ru", 0), whists)).toBe("Борис пишет 4 виста на вас, за взятки");
    expect(entrySentence(context("en"), { ...whists, amount: 1 })).toBe("Борис writes 1 whist on Анна, for tricks");
    const pool = { column: "pool", deal: 3, seat: 0, amount: 4, reason: "contractMade" } as const;
    expect(entrySentence(context("en", 0), pool)).toBe("You write 4 in the pool, for the contract");
    const paidDown = { column: "mountain", deal: 3, seat: 1, amount: -6, reason: "paidDown" } as const;
    expect(entrySentence(context("ru"), paidDown)).toBe("Борис списывает с горы 6, за счёт пули");
  });
});
