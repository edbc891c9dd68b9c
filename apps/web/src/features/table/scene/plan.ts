import type { Card } from "@trelyazh/preferans";
import { whyNotPlan, type PlanStep } from "@trelyazh/table";
import { useTable } from "./table-context.ts";
import type { TableScene } from "./table-store.ts";

/** Returns the number of the deal that the viewer may plan with another catcher; null while there is none. */
export function planningIn({ table, me }: TableScene): number | null {
  const deal = table.pulya?.dealNumber ?? null;
  return me === null || deal === null || whyNotPlan(table, me.id, deal) !== null ? null : deal;
}

/** What a card is in a plan: the number of the step that it begins, or that is aimed at it. */
export interface PlanMark {
  readonly number: number;
  readonly part: "begins" | "aimedAt";
}

/** Returns the mark of a card; null for a card that the plan says nothing of. */
export function markOf(steps: readonly PlanStep[], card: Card): PlanMark | null {
  const begun = steps.findIndex((step) => step.card === card);
  const number = (begun < 0 ? steps.findIndex(({ to }) => to === card) : begun) + 1;
  return number === 0 ? null : { number, part: begun < 0 ? "aimedAt" : "begins" };
}

/** Follows what a card is in the plan. */
export function usePlanMark(card: Card): PlanMark | null {
  return useTable(({ plan }) => markOf(plan, card));
}
