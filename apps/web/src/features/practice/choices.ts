import { settingsOf, type Settings } from "@trelyazh/preferans";
import type { BotLevel } from "@trelyazh/table";

/** What a practice is played on. */
export interface PracticeWish {
  readonly settings: Settings;
  readonly botLevel: BotLevel;
}

export const USUAL_PRACTICE: PracticeWish = { settings: settingsOf("sochi"), botLevel: "club" };
