import type { Translate } from "./create-i18n.ts";
import type { Settings } from "./domain.ts";
import { paperNumber } from "./numbers.ts";

/** How far a pulya is, as the rules tell it. */
interface PulyaProgress {
  readonly by: Settings["closeBy"]["kind"];
  readonly reached: number;
  readonly goal: number;
}

/** Returns how far a pulya is, in a few words: so many points of how many, or which deal of how many. */
export function progressText(t: Translate, { by, reached, goal }: PulyaProgress): string {
  return t(($) => $.score.progress[by], { reached: paperNumber(reached), goal });
}
