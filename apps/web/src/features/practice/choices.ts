import type { PresetName, Settings } from "@trelyazh/preferans";
import type { BotLevel } from "@trelyazh/table";

/** The conventions that can be practised: those that the club's page of rules tells apart. */
export const CONVENTIONS = ["sochi", "leningrad", "rostov"] as const satisfies readonly PresetName[];
export type PracticeConvention = (typeof CONVENTIONS)[number];

/** What a practice is played on. */
export interface PracticeWish {
  readonly players: Settings["players"];
  readonly convention: PracticeConvention;
  /** The points that each player has to write into the pool; where all fill one pool, together as many for each of them. */
  readonly poolPoints: number;
  readonly botLevel: BotLevel;
}

export const USUAL_PRACTICE: PracticeWish = { players: 3, convention: "sochi", poolPoints: 10, botLevel: "club" };

/** How many may play, the person who practises among them. */
export const PLAYERS = [2, 3, 4] as const satisfies readonly Settings["players"][];

/** Sizes of a pool, from a short one on. */
export const POOL_POINTS = [4, 6, 10, 20] as const;
