import type { AllPassSettings, CloseBy, Settings } from "./settings.ts";

/** The named conventions, the most usual first. */
export const PRESET_NAMES = [
  "sochi",
  "leningrad",
  "peter",
  "rostov",
  "classic",
  "fspr",
  "toughPeter",
  "kazakhstan",
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const SOCHI = {
  players: 3,
  closeBy: { kind: "each", target: 10, aid: true },
  hold: "strict",
  withoutTalon: false,
  concession: true,
  concessionUndertricks: 3,
  stalingrad: false,
  halfWhistReturn: "sole",
  gentlemanDowngrade: false,
  dealerWhists: false,
  whistSharing: "greedy",
  whistResponsibility: "full",
  soleWhisterDuty: "team",
  shortfallCap: "team",
  dutyOfOne: "second",
  ten: "checked",
  openTiming: "beforeDefenderLead",
  opennessAfterFirstCard: false,
  misereOpenTiming: "beforeDefenderLead",
  whistMultiplier: 1,
  mountainMultiplier: 1,
  fourfoldValues: false,
  poolPointValue: 10,
  consolation: "price",
  consolationToDealer: true,
  allPass: {
    scoring: "mountain",
    prices: [1, 2, 3],
    cleanBonus: [1, 2, 3],
    cleanBonusIn: "pool",
    cleanForHandsOnly: false,
    dealerBonus: 0,
    exits: [6, 7, 7],
    exitBy: "anyGame",
    misereKeepsRow: false,
    amnesty: false,
    talon: "opened",
    dealerTalonCards: "real",
    thirdTrick: "firstHand",
    dealer: "moves",
    compulsoryDeals: 0,
    bombs: false,
  },
  mountainPaidDown: false,
  paidTalon: false,
  dealerMisereShare: false,
} satisfies Settings;

const LENINGRAD = {
  ...SOCHI,
  closeBy: { kind: "sum", total: 30 },
  whistSharing: "gentleman",
  whistResponsibility: "half",
  whistMultiplier: 2,
  mountainMultiplier: 2,
  poolPointValue: 20,
  allPass: { ...SOCHI.allPass, exits: [6, 7, 8] },
} satisfies Settings;

const PETER = { ...LENINGRAD, mountainMultiplier: 1 } satisfies Settings;

/** Tournaments of the federation, after its sports code. They go by the clock there, and by deals here. */
const FSPR = {
  ...LENINGRAD,
  closeBy: { kind: "deals", count: 20 },
  concession: false,
  dealerWhists: true,
  whistSharing: "gentlemanAlways",
  dutyOfOne: "both",
  ten: "whisted",
  paidTalon: "gamePrice",
  allPass: {
    ...LENINGRAD.allPass,
    cleanBonus: [2, 4, 6],
    cleanBonusIn: "mountainBelowZero",
    cleanForHandsOnly: true,
    exits: [7],
    exitBy: "whistedMadeGame",
    misereKeepsRow: true,
  },
} satisfies Settings;

/** How each preset closes. */
interface ClosingOf {
  readonly sochi: "each";
  readonly leningrad: "sum";
  readonly peter: "sum";
  readonly rostov: "each";
  readonly classic: "each";
  readonly fspr: "deals";
  readonly toughPeter: "sum";
  readonly kazakhstan: "each";
}

type ClosingBy<K extends CloseBy["kind"]> = Extract<CloseBy, { readonly kind: K }>;

/** Part of a way of closing; nothing where it is not known which of several ways the preset has. */
type PartOf<K extends CloseBy["kind"], All = K> = K extends CloseBy["kind"]
  ? [All] extends [K]
    ? Partial<ClosingBy<K>>
    : never
  : never;

/** Every convention as a full value; all differ from Sochi only by data (SET2). */
export const PRESETS: { readonly [P in PresetName]: Settings & { readonly closeBy: ClosingBy<ClosingOf[P]> } } = {
  sochi: SOCHI,
  leningrad: LENINGRAD,
  peter: PETER,
  rostov: {
    ...SOCHI,
    whistSharing: "gentleman",
    whistResponsibility: "half",
    consolation: 10,
    allPass: { ...SOCHI.allPass, scoring: "whists", prices: [5], cleanBonus: [1], exits: [6], talon: "closed" },
  },
  classic: { ...SOCHI, closeBy: { kind: "each", target: 20, aid: true }, stalingrad: true, hold: "senior" },
  fspr: FSPR,
  toughPeter: { ...PETER, allPass: { ...PETER.allPass, prices: [2, 4, 8], cleanBonus: [1, 2, 4] } },
  kazakhstan: {
    ...SOCHI,
    closeBy: { kind: "each", target: 120, aid: true },
    fourfoldValues: true,
    allPass: { ...SOCHI.allPass, prices: [4, 8, 12], cleanBonus: [4, 8, 12] },
  },
};

/**
 * What is to differ from a preset. Of the all-pass, and of the preset's own way of closing, it names only what differs; another
 * way of closing is named whole.
 */
export interface SettingsOverrides<P extends PresetName = PresetName> extends Partial<
  Omit<Settings, "allPass" | "closeBy">
> {
  readonly allPass?: Partial<AllPassSettings>;
  readonly closeBy?: CloseBy | PartOf<ClosingOf[P]>;
}

function closingOf(usual: CloseBy, change: Partial<CloseBy> = {}): CloseBy {
  const closing = change.kind === undefined || change.kind === usual.kind ? { ...usual, ...change } : change;
  // The types of the overrides ask for a part of the preset's own way of closing, or for the whole of another one.
  return closing as CloseBy;
}

/** Returns the settings of a preset with some of them changed (SET4). */
export function settingsOf<P extends PresetName>(preset: P, overrides: SettingsOverrides<P> = {}): Settings {
  const usual: Settings = PRESETS[preset];
  const { allPass, closeBy, ...others } = overrides;
  return {
    ...usual,
    ...others,
    allPass: { ...usual.allPass, ...allPass },
    closeBy: closingOf(usual.closeBy, closeBy),
  };
}
