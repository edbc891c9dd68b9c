import { isPlayed, type Conditions } from "@trelyazh/i18n";
import type { Settings } from "@trelyazh/preferans";

/** For how many players a form offers a table. */
export const OFFERED_PLAYERS: readonly Settings["players"][] = [2, 3, 4];

type Offers = { readonly [K in keyof Conditions]: readonly Conditions[K][] };

const FLAG = [true, false] as const;
const TIMINGS = ["beforeDefenderLead", "beforeLead", "afterFirstCard"] as const;

/** What a form offers of each setting: every choice, and the usual ones of numbers and rows. */
export const OFFERS: Offers = {
  players: OFFERED_PLAYERS,
  "closeBy.kind": ["each", "sum", "deals"],
  "closeBy.target": [4, 6, 10, 20, 30, 40],
  "closeBy.aid": FLAG,
  "closeBy.total": [12, 18, 30, 60, 90],
  "closeBy.count": [4, 8, 12, 20, 40],
  hold: ["strict", "senior", "seniorWins"],
  withoutTalon: FLAG,
  concession: FLAG,
  concessionUndertricks: [3, 2],
  stalingrad: FLAG,
  halfWhistReturn: ["sole", "both"],
  gentlemanDowngrade: FLAG,
  dealerWhists: FLAG,
  whistSharing: ["greedy", "gentleman", "gentlemanAlways"],
  whistResponsibility: ["full", "half"],
  soleWhisterDuty: ["team", "own"],
  shortfallCap: ["team", "personal"],
  dutyOfOne: ["second", "both"],
  ten: ["checked", "whisted"],
  openTiming: TIMINGS,
  opennessAfterFirstCard: FLAG,
  misereOpenTiming: TIMINGS,
  whistMultiplier: [1, 2],
  mountainMultiplier: [1, 2],
  fourfoldValues: FLAG,
  poolPointValue: [10, 20],
  consolation: ["price", 0, 5, 10, 20],
  consolationToDealer: FLAG,
  "allPass.scoring": ["mountain", "whists", "whistDifference"],
  "allPass.prices": [[1], [1, 2, 3], [2], [2, 4, 8], [5], [4, 8, 12]],
  "allPass.cleanBonus": [[0], [1], [1, 2, 3], [1, 2, 4], [2, 4, 6], [4, 8, 12]],
  "allPass.cleanBonusIn": ["pool", "mountain", "mountainBelowZero"],
  "allPass.cleanForHandsOnly": FLAG,
  "allPass.dealerBonus": [0, 1, 2],
  "allPass.exits": [[6], [6, 7], [6, 7, 7], [6, 7, 8], [7], [7, 8]],
  "allPass.exitBy": ["anyGame", "madeGame", "whistedGame", "whistedMadeGame"],
  "allPass.misereKeepsRow": FLAG,
  "allPass.amnesty": FLAG,
  "allPass.talon": ["opened", "closed"],
  "allPass.dealerTalonCards": ["real", "suitOnly"],
  "allPass.thirdTrick": ["firstHand", "winner"],
  "allPass.dealer": ["moves", "stays"],
  "allPass.compulsoryDeals": [0, 3, 6, 9],
  "allPass.bombs": FLAG,
  mountainPaidDown: FLAG,
  paidTalon: [false, true, "gamePrice"],
  dealerMisereShare: FLAG,
};

/** All settings but those of players and pool, in the order of play. */
export const GROUPS = {
  auction: ["hold", "withoutTalon", "concession", "concessionUndertricks", "paidTalon"],
  whist: [
    "whistSharing",
    "whistResponsibility",
    "soleWhisterDuty",
    "shortfallCap",
    "dutyOfOne",
    "halfWhistReturn",
    "gentlemanDowngrade",
    "dealerWhists",
    "stalingrad",
    "ten",
    "openTiming",
    "opennessAfterFirstCard",
  ],
  allPass: [
    "allPass.scoring",
    "allPass.prices",
    "allPass.cleanBonus",
    "allPass.cleanBonusIn",
    "allPass.cleanForHandsOnly",
    "allPass.dealerBonus",
    "allPass.exits",
    "allPass.exitBy",
    "allPass.misereKeepsRow",
    "allPass.amnesty",
    "allPass.talon",
    "allPass.dealerTalonCards",
    "allPass.thirdTrick",
    "allPass.dealer",
    "allPass.compulsoryDeals",
    "allPass.bombs",
  ],
  misere: ["misereOpenTiming", "dealerMisereShare"],
  end: [
    "closeBy.aid",
    "whistMultiplier",
    "mountainMultiplier",
    "fourfoldValues",
    "poolPointValue",
    "consolation",
    "consolationToDealer",
    "mountainPaidDown",
  ],
} as const satisfies Record<string, readonly (keyof Conditions)[]>;

export type GroupName = keyof typeof GROUPS;

export const GROUP_NAMES: readonly GroupName[] = ["auction", "whist", "allPass", "misere", "end"];

/** Returns the settings of a group that have something to do beside the others. */
export function settingsIn(group: GroupName, settings: Settings): readonly (keyof Conditions)[] {
  const all: readonly (keyof Conditions)[] = GROUPS[group];
  return all.filter((setting) => isPlayed(setting, settings));
}
