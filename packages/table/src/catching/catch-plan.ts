import { defendersOf, type Card, type PlayDeal, type Seat } from "@trelyazh/preferans";
import type { TableRefusal } from "../commands/refusals.ts";
import { peopleAt, seatOf } from "../state/occupants.ts";
import type { Table } from "../state/table.ts";
import type { Projected } from "../views/projection.ts";

// What catchers plan is talk between two people, and no part of a table's history: nothing that is written down depends on it.

/** One thing to be done, the first one first. */
export interface PlanStep {
  /** The catcher who has thought of it. */
  readonly by: Seat;
  readonly card: Card;
  /** The card that it is aimed at, or that is to fall on it. */
  readonly to: Card | null;
}

/** What the two catchers of a misère have marked together. */
export interface CatchPlan {
  /** The number of the deal that it is for. */
  readonly deal: number;
  readonly steps: readonly PlanStep[];
}

/** A catcher's change of the plan; made twice it is made once. */
export type PlanChange =
  | { readonly type: "mark"; readonly card: Card; readonly to: Card | null }
  | { readonly type: "unmark"; readonly card: Card }
  | { readonly type: "clear" };

export const NO_PLAN: CatchPlan = { deal: 0, steps: [] };

/** Returns why that user has no part in the plan for the deal of that number; null if they have. */
export function whyNotPlan(table: Table, userId: string, dealNumber: number): TableRefusal | null {
  if (table.status === "finished") return "TABLE_FINISHED";
  const seat = seatOf(table, userId);
  if (seat === null) return "NOT_SEATED";
  const deal = table.pulya?.deal ?? null;
  if (deal === null) return "TABLE_NOT_STARTED";
  if (deal.phase !== "play" || deal.number !== dealNumber) return "STALE_COMMAND";
  return whyNotCatcher(table, deal, seat);
}

/** Whoever catches beside a bot, or plays both hands against the misère as one does at a table for two, has nobody to talk to. */
function whyNotCatcher(table: Table, { undertaking, seats, open }: PlayDeal, seat: Seat): TableRefusal | null {
  if (undertaking.kind !== "misere") return "NOT_A_CATCHER";
  const catchers = defendersOf(seats, undertaking.declarer);
  if (!catchers.includes(seat)) return "NOT_A_CATCHER";
  if (open.length === 0) return "WRONG_PHASE";
  const people = peopleAt(table);
  return catchers.every((catcher) => people.includes(catcher)) ? null : "FORBIDDEN";
}

/** Returns the plan after a catcher's change of it. Each card begins one step at most, so a plan is never longer than a deck. */
export function changePlan({ deal, steps }: CatchPlan, by: Seat, change: PlanChange): CatchPlan {
  switch (change.type) {
    case "clear":
      return { deal, steps: [] };
    case "unmark":
      return { deal, steps: steps.filter(({ card }) => card !== change.card) };
    case "mark": {
      const { card } = change;
      const step = { by, card, to: change.to === card ? null : change.to };
      const known = steps.findIndex((each) => each.card === card);
      return { deal, steps: known < 0 ? [...steps, step] : steps.with(known, step) };
    }
  }
}

/** Returns the plan as that user may see it, without what has been played; null for whoever has no part in it. */
export function planFor(table: Table, plan: CatchPlan, userId: string): Projected<CatchPlan> | null {
  const deal = table.pulya?.deal ?? null;
  if (deal?.phase !== "play" || whyNotPlan(table, userId, deal.number) !== null) return null;
  const isLeft = isUnplayed(deal);
  const steps = plan.deal !== deal.number ? [] : plan.steps.filter(({ card }) => isLeft(card));
  const seen = steps.map((step) => (step.to === null || isLeft(step.to) ? step : { ...step, to: null }));
  // Whoever is no catcher was sent away above.
  return { deal: deal.number, steps: seen } as unknown as Projected<CatchPlan>;
}

function isUnplayed({ tricks, trick }: PlayDeal): (card: Card) => boolean {
  const played = new Set([...tricks, trick].flatMap(({ cards }) => cards.map(({ card }) => card)));
  return (card) => !played.has(card);
}
