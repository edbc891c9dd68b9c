import type { TableConditions } from "@trelyazh/i18n";
import { deviations, type Settings } from "@trelyazh/preferans";

/** Returns what is to be told of settings. */
export function toldOf(settings: Settings): TableConditions {
  return { ...deviations(settings), settings };
}
