import type { PresetName } from "@trelyazh/preferans";
import type { BotLevel } from "@trelyazh/table";

/** The conventions that can be practised: those that the club's page of rules tells apart. */
export const CONVENTIONS = ["sochi", "leningrad", "rostov"] as const satisfies readonly PresetName[];
export type PracticeConvention = (typeof CONVENTIONS)[number];

/** What a practice is played on. */
export interface PracticeWish {
  readonly convention: PracticeConvention;
  /** The points that each player has to write into the pool; where all fill one pool, together three times as many. */
  readonly poolPoints: number;
  readonly botLevel: BotLevel;
}

export const USUAL_PRACTICE: PracticeWish = { convention: "sochi", poolPoints: 10, botLevel: "club" };

/** Sizes of a pool, from a short one on. */
export const POOL_POINTS = [4, 6, 10, 20] as const;
