import {
  changePlan,
  NO_PLAN,
  planFor,
  seatOf,
  whyNotPlan,
  type CatchPlan,
  type PlanChange,
  type Projected,
  type Table,
} from "@trelyazh/table";
import { ClubError } from "../../../club-error.ts";
import type { TableMemory } from "../table-memory.ts";

/** The plan as one of the catchers sees it. */
export type ShownPlan = Projected<CatchPlan>;

/** What a catcher wishes to be different in the plan. */
export interface PlanWish {
  /** The number of the deal that it is for. */
  readonly deal: number;
  readonly change: PlanChange;
}

/**
 * What the two catchers of a misère have planned. It is kept in memory alone: where it is lost, they plan anew.
 */
export class CatchersPlan {
  #plan: CatchPlan;

  /** Goes on with what an earlier owner knew, if anything. */
  constructor(memory: Pick<TableMemory, "catchPlan"> | null = null) {
    this.#plan = memory?.catchPlan ?? NO_PLAN;
  }

  get known(): Pick<TableMemory, "catchPlan"> {
    return { catchPlan: this.#plan };
  }

  /** Refuses whoever is no catcher of that deal. */
  change(table: Table, userId: string, { deal, change }: PlanWish): void {
    const code = whyNotPlan(table, userId, deal);
    const by = seatOf(table, userId);
    if (code !== null || by === null) throw new ClubError(code ?? "NOT_SEATED");
    const plan = this.#plan.deal === deal ? this.#plan : { ...NO_PLAN, deal };
    this.#plan = changePlan(plan, by, change);
  }

  /** What that user may see of the plan; null for whoever is no catcher. */
  planFor(table: Table, userId: string): ShownPlan | null {
    return planFor(table, this.#plan, userId);
  }
}
