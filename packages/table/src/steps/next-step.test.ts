import { describe, expect, test } from "vitest";
import type { Wish } from "../commands/wish.ts";
import {
  ANN,
  NOW,
  START,
  acted,
  after,
  movesIn,
  playedDeal,
  playingTable,
  seatedTable,
  turnOf,
  waitingTable,
  withBot,
} from "../testing/live-table.ts";
import { isSameStep, nextStep } from "./next-step.ts";

test("STEP1 a table that waits starts when all chairs are taken", () => {
  expect(nextStep(waitingTable())).toBeNull();
  expect(nextStep(seatedTable())).toEqual({ type: "start" });
});

test("STEP2 a table without a deal deals, and settles when an end is agreed", () => {
  const started = after(seatedTable(), START);
  expect(nextStep(started)).toMatchObject({ type: "deal", number: 1 });
  expect(nextStep({ ...started, isEnding: true })).toEqual({ type: "settle" });
  expect(nextStep({ ...playingTable(), isEnding: true })?.type).toBe("timeOut");
});

test("STEP2 deals are numbered", () => {
  expect(nextStep(playedDeal(playingTable()))).toMatchObject({ type: "deal", number: 2 });
});

test("STEP3 on a bot's turn the bot moves", () => {
  const table = playingTable({ bots: 2 });
  const { actor: seat, number: turnNumber } = turnOf(table);
  expect(table.seats[seat]?.kind).toBe("bot");
  expect(nextStep(table)).toEqual({ type: "moveBot", seat, turnNumber, pulya: table.pulya });
});

test("STEP3 a bot that has an offer to answer does so before the one who has the turn", () => {
  const { table, offerer, bot } = offered();
  expect(nextStep(table)).toMatchObject({ type: "moveBot", seat: bot });
  expect(nextStep({ ...table, seats: table.seats.with(bot, table.seats[offerer] ?? null) })?.type).toBe("timeOut");
});

/** A game in play where its declarer has offered all tricks to themselves, and a bot has not answered yet. */
function offered() {
  let table = playingTable();
  const act = (wish: Wish) => (table = acted(table, wish));
  const { actor: offerer } = turnOf(table);
  act({ type: "call", call: "6s" });
  act({ type: "call", call: "pass" });
  act({ type: "call", call: "pass" });
  const order = movesIn(table).find((move) => move.type === "order");
  if (order === undefined) throw new Error("nothing can be ordered");
  act({ type: "order", discard: order.discard, contract: order.contract });
  while (table.pulya?.deal?.phase === "whist") act({ type: "answerWhist", answer: "whist" });
  if (table.pulya?.deal?.phase === "openness") act({ type: "chooseOpenness", open: false });
  act({ type: "offer", taken: [0, 0, 0].with(offerer, 10) });
  const bot = ([0, 1, 2] as const).find((seat) => seat !== offerer) ?? 0;
  return { table: withBot(table, bot), offerer, bot };
}

test("STEP4 on a person's turn their time runs out at its deadline", () => {
  const table = playingTable();
  expect(nextStep(table)).toEqual({ type: "timeOut", turn: { ...turnOf(table), deadlineAt: NOW + 30_000 } });
});

describe("a table does nothing", () => {
  test("STEP5 that is paused, or finished", () => {
    const table = playingTable();
    expect(nextStep({ ...table, pause: { since: NOW, by: 0, turnLeftMs: null } })).toBeNull();
    expect(nextStep({ ...table, status: "finished" })).toBeNull();
  });

  test("STEP5 where only bots are left, and goes on when somebody is back", () => {
    const away = withBot(playingTable({ bots: 1 }), 0, { keptFor: ANN.id, isAwaited: true });
    const alone = withBot(away, 2, { keptFor: "cid", leftAt: NOW });
    expect(nextStep(alone)).toBeNull();
    expect(nextStep(after(alone, { type: "takeBack", member: ANN }))).not.toBeNull();
  });
});

test("STEP6 a step is the same for the same bot, pulya, turn and deadline", () => {
  const table = playingTable();
  const { pulya } = table;
  if (pulya === null) throw new Error("nothing is played");
  const bot = { type: "moveBot", seat: 1, turnNumber: 6, pulya } as const;
  expect(isSameStep(bot, { ...bot })).toBe(true);
  for (const other of [
    { ...bot, turnNumber: 7 },
    { ...bot, seat: 2 },
    { ...bot, pulya: { ...pulya } },
  ] as const)
    expect(isSameStep(bot, other)).toBe(false);
  const turn = { number: 6, actor: 1, deadlineAt: NOW } as const;
  const timeOut = { type: "timeOut", turn } as const;
  expect(isSameStep(timeOut, { ...timeOut, turn: { ...turn } })).toBe(true);
  expect(isSameStep(timeOut, { ...timeOut, turn: { ...turn, deadlineAt: NOW + 1 } })).toBe(false);
  expect(isSameStep({ type: "start" }, { type: "start" })).toBe(true);
  expect(isSameStep({ type: "start" }, { type: "settle" })).toBe(false);
});
