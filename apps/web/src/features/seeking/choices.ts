import { PRESET_NAMES, settingsOf, type PresetName } from "@trelyazh/preferans";
import { PACES, TURN_SECONDS, type CreateTable, type Pace, type SeekTerms } from "@trelyazh/protocol";

/** Stands among the conventions, and among the paces, for all of them. */
export const ANY = "any";

export const CONVENTIONS = [ANY, ...PRESET_NAMES] as const;
export const PLAYERS = ["2", "3", "4"] as const;
export const PACES_TO_CHOOSE = [ANY, ...PACES] as const;
export const COMPANIES = ["bots", "people"] as const;

/** What is chosen to be sought. */
export interface Choice {
  readonly convention: (typeof CONVENTIONS)[number];
  readonly players: (typeof PLAYERS)[number];
  readonly pace: (typeof PACES_TO_CHOOSE)[number];
  readonly company: (typeof COMPANIES)[number];
}

const PLAYERS_OF = { 2: 2, 3: 3, 4: 4 } as const;

/** Where several do, the most usual is named first: it is played if all others would. */
const USUAL_FIRST: readonly Pace[] = ["usual", "quick", "calm"];

/** Returns the terms that such a choice means. */
export function termsOf({ convention, players, pace, company }: Choice): SeekTerms {
  const conventions: readonly PresetName[] = convention === ANY ? PRESET_NAMES : [convention];
  return {
    conventions,
    players: PLAYERS_OF[players],
    paces: pace === ANY ? USUAL_FIRST : [pace],
    withBots: company === "bots",
  };
}

/** Returns the table at which somebody plays with bots alone at once instead: what they would play first. */
export function withBotsAlone({
  conventions: [convention = "sochi"],
  players,
  paces: [pace = "usual"],
}: SeekTerms): CreateTable {
  return {
    settings: settingsOf(convention, { players }),
    turnSeconds: TURN_SECONDS[pace],
    bots: players - 1,
    untimedAlone: true,
  };
}
