import { createPreference } from "#lib/preference.ts";
import { ANY, COMPANIES, CONVENTIONS, PACES_TO_CHOOSE, PLAYERS } from "./choices.ts";

/** What somebody sought last is offered first. */
export const SOUGHT = {
  convention: createPreference("seek.convention", CONVENTIONS, ANY),
  players: createPreference("seek.players", PLAYERS, "3"),
  pace: createPreference("seek.pace", PACES_TO_CHOOSE, ANY),
  company: createPreference("seek.company", COMPANIES, "bots"),
};
