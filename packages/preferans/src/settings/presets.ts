import type { Settings } from "./settings.ts";

/** The named conventions, the most usual first. */
export const PRESET_NAMES = ["sochi", "leningrad", "peter", "rostov", "classic"] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const SOCHI: Settings = {
  players: 3,
  closeBy: { kind: "each", target: 10, aid: true },
  hold: "strict",
  withoutTalon: false,
  concession: true,
  concessionUndertricks: 3,
  stalingrad: false,
  halfWhistReturn: "sole",
  gentlemanDowngrade: false,
  whistSharing: "greedy",
  whistResponsibility: "full",
  soleWhisterDuty: "team",
  shortfallCap: "team",
  dutyOfOne: "second",
  ten: "checked",
  openTiming: "beforeDefenderLead",
  misereOpenTiming: "beforeDefenderLead",
  whistMultiplier: 1,
  mountainMultiplier: 1,
  poolPointValue: 10,
  consolation: "price",
  consolationToDealer: true,
  allPass: {
    scoring: "mountain",
    prices: [1, 2, 3],
    cleanBonus: [1, 2, 3],
    cleanBonusIn: "pool",
    dealerBonus: 0,
    exits: [6, 7, 7],
    exitBy: "anyGame",
    amnesty: false,
    talon: "opened",
    dealerTalonCards: "real",
    thirdTrick: "firstHand",
    dealer: "moves",
    compulsoryDeals: 0,
  },
  mountainPaidDown: false,
  paidTalon: false,
  dealerMisereShare: false,
};

const LENINGRAD: Settings = {
  ...SOCHI,
  closeBy: { kind: "sum", total: 30 },
  whistSharing: "gentleman",
  whistResponsibility: "half",
  whistMultiplier: 2,
  mountainMultiplier: 2,
  poolPointValue: 20,
  allPass: { ...SOCHI.allPass, exits: [6, 7, 8] },
};

/** Every convention as a full value; all differ from Sochi only by data (SET2). */
export const PRESETS: Readonly<Record<PresetName, Settings>> = {
  sochi: SOCHI,
  leningrad: LENINGRAD,
  peter: { ...LENINGRAD, mountainMultiplier: 1 },
  rostov: {
    ...SOCHI,
    whistSharing: "gentleman",
    whistResponsibility: "half",
    consolation: 10,
    allPass: { ...SOCHI.allPass, scoring: "whists", prices: [5], cleanBonus: [1], exits: [6], talon: "closed" },
  },
  classic: { ...SOCHI, closeBy: { kind: "each", target: 20, aid: true }, stalingrad: true, hold: "senior" },
};

/** Returns the settings of a preset with some of them changed. */
export function settingsOf(preset: PresetName, overrides: Partial<Settings> = {}): Settings {
  return { ...PRESETS[preset], ...overrides };
}
