import type { Translate } from "./create-i18n.ts";
import type { Settings } from "./domain.ts";
import { paperNumber } from "./numbers.ts";

/** How far a pulya is, as the rules tell it. */
interface PulyaProgress {
  readonly by: Settings["closeBy"]["kind"];
  readonly reached: number;
  readonly goal: number;
}

/** Returns what a pulya goes to, in a sentence: points in each pool, or in one for all, or deals. */
export function goalText(t: Translate, { by, goal }: Omit<PulyaProgress, "reached">, players: number): string {
  if (by === "each") return t(($) => $.score.goal.each, { target: goal / players, goal });
  return by === "sum" ? t(($) => $.score.goal.sum, { goal }) : t(($) => $.score.goal.deals, { count: goal });
}

/** Returns how far a pulya is, in a few words: so many points of how many, or which deal of how many. */
export function progressText(t: Translate, { by, reached, goal }: PulyaProgress): string {
  return t(($) => $.score.progress[by], { reached: paperNumber(reached), goal });
}
