import { type Card, type PlayDeal } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import type { Table } from "../state/table.ts";
import {
  acted,
  ANN,
  BOB,
  CID,
  DAN,
  EVE,
  movesIn,
  playingTable,
  turnOf,
  seatedTable,
  type Setup,
} from "../testing/live-table.ts";
import { changePlan, NO_PLAN, planFor, whyNotPlan, type PlanChange } from "./catch-plan.ts";

/** Bob has the first word and the first lead; he plays a misère. */
function misere(setup: Setup = {}, others = 2): Table {
  const called = acted(playingTable(setup), { type: "call", call: "misere" });
  const passed = Array.from({ length: others }).reduce<Table>(
    (table) => acted(table, { type: "call", call: "pass" }),
    called,
  );
  const [discard] = movesIn(passed);
  if (discard?.type !== "discard") throw new Error("nothing can be discarded");
  return acted(passed, { type: "discard", discard: discard.discard });
}

function playedOn(table: Table): { readonly table: Table; readonly card: Card } {
  const [move] = movesIn(table);
  if (move?.type !== "playCard") throw new Error("no card can be played");
  return { table: acted(table, { type: "playCard", card: move.card }), card: move.card };
}

const dealOf = ({ pulya }: Table) => pulya?.deal as PlayDeal;

const mark = (card: Card, to: Card | null = null): PlanChange => ({ type: "mark", card, to });

describe("the catchers' plan", () => {
  test("CATCH1 is no business of a dealer who sits out", () => {
    const { table } = playedOn(misere({ players: 4 }));
    expect(dealOf(table)).toMatchObject({ dealer: 0, seats: [1, 2, 3] });
    expect(whyNotPlan(table, ANN.id, 1)).toBe("NOT_A_CATCHER");
    expect([CID, DAN].map(({ id }) => whyNotPlan(table, id, 1))).toEqual([null, null]);
    expect(planFor(table, changePlan({ ...NO_PLAN, deal: 1 }, 2, mark("7s")), ANN.id)).toBeNull();
  });

  test("CATCH1 belongs to the catchers alone, once the hands lie open", () => {
    const dark = misere();
    expect(turnOf(dark).actor).toBe(1);
    expect(whyNotPlan(dark, ANN.id, 1)).toBe("WRONG_PHASE");
    const { table } = playedOn(dark);
    expect(dealOf(table).open).toHaveLength(2);
    expect([ANN, CID].map(({ id }) => whyNotPlan(table, id, 1))).toEqual([null, null]);
    expect(whyNotPlan(table, BOB.id, 1)).toBe("NOT_A_CATCHER");
    expect(whyNotPlan(table, EVE.id, 1)).toBe("NOT_SEATED");
    expect(whyNotPlan(table, ANN.id, 2)).toBe("STALE_COMMAND");
    expect(whyNotPlan(playingTable(), ANN.id, 1)).toBe("STALE_COMMAND");
    expect(whyNotPlan(seatedTable(), ANN.id, 1)).toBe("TABLE_NOT_STARTED");
    expect(whyNotPlan({ ...table, status: "finished" }, ANN.id, 1)).toBe("TABLE_FINISHED");
    expect([ANN, BOB, CID, EVE].map(({ id }) => planFor(table, NO_PLAN, id) !== null)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("CATCH1 is for two people: neither beside a bot nor at a table for two", () => {
    const { table } = playedOn(misere());
    const bot = { kind: "bot", name: "Bot 3", level: "novice", keptFor: CID.id } as const;
    expect(whyNotPlan({ ...table, seats: table.seats.with(2, bot) }, ANN.id, 1)).toBe("FORBIDDEN");
    const forTwo = playedOn(misere({ players: 2 }, 1)).table;
    expect(whyNotPlan(forTwo, ANN.id, 1)).toBe("FORBIDDEN");
  });

  test("CATCH2 is a row of steps in which each card begins one at most", () => {
    const steps = (changes: readonly PlanChange[]) =>
      changes
        .reduce((plan, change) => changePlan(plan, 0, change), NO_PLAN)
        .steps.map(({ card, to }) => [card, to] as const);
    expect(steps([mark("7s"), mark("8h"), mark("7s", "Ac"), mark("7s", "Ac")])).toEqual([
      ["7s", "Ac"],
      ["8h", null],
    ]);
    expect(steps([mark("7s", "7s")])).toEqual([["7s", null]]);
    const unmark = { type: "unmark", card: "7s" } as const;
    expect(steps([mark("7s"), mark("8h"), unmark, unmark])).toEqual([["8h", null]]);
    expect(steps([mark("7s"), { type: "clear" }])).toEqual([]);
  });

  test("CATCH3 loses what has been played, and is over with the deal", () => {
    const { table } = playedOn(misere());
    const next = playedOn(table);
    const [first] = dealOf(table).trick.cards;
    const kept = dealOf(next.table)
      .hands.flat()
      .find((card) => card !== "??" && card !== next.card) as Card;
    const steps = [
      { by: 0, card: next.card, to: null },
      { by: 2, card: kept, to: first?.card ?? null },
    ] as const;
    const shown = planFor(next.table, { deal: 1, steps }, ANN.id);
    expect(shown?.steps).toEqual([{ by: 2, card: kept, to: null }]);
    expect(planFor(next.table, { deal: 7, steps }, ANN.id)?.steps).toEqual([]);
  });

  test("CATCH4 takes every card alike, in whosever hand it is", () => {
    const { table } = playedOn(misere());
    const cards = dealOf(table).hands.flat();
    const steps = cards.map((card) => ({ by: 0, card: card as Card, to: null }) as const);
    expect(planFor(table, { deal: 1, steps }, CID.id)?.steps).toHaveLength(cards.length);
  });
});
