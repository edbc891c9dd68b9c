import type { Translate } from "../create-i18n.ts";
import type { Settings } from "../domain.ts";
import type { Conditions } from "./setting-paths.ts";

type Say<V> = (t: Translate, value: V) => string;

const row = (values: readonly number[]): string => values.join("–");

/** A setting without a sentence does not compile, nor does a choice without one. */
const SENTENCES: { readonly [K in keyof Conditions]: Say<Conditions[K]> } = {
  players: (t, value) => t(($) => $.conditions.players[value]),
  "closeBy.kind": (t, value) => t(($) => $.conditions.closeBy.kind[value]),
  "closeBy.target": (t, value) => t(($) => $.conditions.closeBy.target, { value }),
  "closeBy.aid": (t, value) => t(($) => $.conditions.closeBy.aid[`${value}`]),
  "closeBy.total": (t, value) => t(($) => $.conditions.closeBy.total, { value }),
  "closeBy.count": (t, value) => t(($) => $.conditions.closeBy.count, { value }),
  hold: (t, value) => t(($) => $.conditions.hold[value]),
  withoutTalon: (t, value) => t(($) => $.conditions.withoutTalon[`${value}`]),
  concession: (t, value) => t(($) => $.conditions.concession[`${value}`]),
  concessionUndertricks: (t, value) => t(($) => $.conditions.concessionUndertricks[value]),
  stalingrad: (t, value) => t(($) => $.conditions.stalingrad[`${value}`]),
  halfWhistReturn: (t, value) => t(($) => $.conditions.halfWhistReturn[value]),
  gentlemanDowngrade: (t, value) => t(($) => $.conditions.gentlemanDowngrade[`${value}`]),
  dealerWhists: (t, value) => t(($) => $.conditions.dealerWhists[`${value}`]),
  whistSharing: (t, value) => t(($) => $.conditions.whistSharing[value]),
  whistResponsibility: (t, value) => t(($) => $.conditions.whistResponsibility[value]),
  soleWhisterDuty: (t, value) => t(($) => $.conditions.soleWhisterDuty[value]),
  shortfallCap: (t, value) => t(($) => $.conditions.shortfallCap[value]),
  dutyOfOne: (t, value) => t(($) => $.conditions.dutyOfOne[value]),
  ten: (t, value) => t(($) => $.conditions.ten[value]),
  openTiming: (t, value) => t(($) => $.conditions.openTiming[value]),
  opennessAfterFirstCard: (t, value) => t(($) => $.conditions.opennessAfterFirstCard[`${value}`]),
  misereOpenTiming: (t, value) => t(($) => $.conditions.misereOpenTiming[value]),
  whistMultiplier: (t, value) => t(($) => $.conditions.whistMultiplier[value]),
  mountainMultiplier: (t, value) => t(($) => $.conditions.mountainMultiplier[value]),
  fourfoldValues: (t, value) => t(($) => $.conditions.fourfoldValues[`${value}`]),
  poolPointValue: (t, value) => t(($) => $.conditions.poolPointValue[value]),
  consolation: (t, value) => {
    if (value === "price") return t(($) => $.conditions.consolation.price);
    return value === 0
      ? t(($) => $.conditions.consolation.none)
      : t(($) => $.conditions.consolation.fixed, { count: value });
  },
  consolationToDealer: (t, value) => t(($) => $.conditions.consolationToDealer[`${value}`]),
  "allPass.scoring": (t, value) => t(($) => $.conditions.allPass.scoring[value]),
  "allPass.prices": (t, value) => t(($) => $.conditions.allPass.prices, { row: row(value) }),
  "allPass.cleanBonus": (t, value) =>
    value.every((bonus) => bonus === 0)
      ? t(($) => $.conditions.allPass.cleanBonus.none)
      : t(($) => $.conditions.allPass.cleanBonus.some, { row: row(value) }),
  "allPass.cleanBonusIn": (t, value) => t(($) => $.conditions.allPass.cleanBonusIn[value]),
  "allPass.cleanForHandsOnly": (t, value) => t(($) => $.conditions.allPass.cleanForHandsOnly[`${value}`]),
  "allPass.dealerBonus": (t, value) =>
    value === 0
      ? t(($) => $.conditions.allPass.dealerBonus.none)
      : t(($) => $.conditions.allPass.dealerBonus.some, { count: value }),
  "allPass.exits": (t, value) => t(($) => $.conditions.allPass.exits, { row: row(value) }),
  "allPass.exitBy": (t, value) => t(($) => $.conditions.allPass.exitBy[value]),
  "allPass.misereKeepsRow": (t, value) => t(($) => $.conditions.allPass.misereKeepsRow[`${value}`]),
  "allPass.amnesty": (t, value) => t(($) => $.conditions.allPass.amnesty[`${value}`]),
  "allPass.talon": (t, value) => t(($) => $.conditions.allPass.talon[value]),
  "allPass.dealerTalonCards": (t, value) => t(($) => $.conditions.allPass.dealerTalonCards[value]),
  "allPass.thirdTrick": (t, value) => t(($) => $.conditions.allPass.thirdTrick[value]),
  "allPass.dealer": (t, value) => t(($) => $.conditions.allPass.dealer[value]),
  "allPass.compulsoryDeals": (t, value) =>
    value === 0
      ? t(($) => $.conditions.allPass.compulsoryDeals.none)
      : t(($) => $.conditions.allPass.compulsoryDeals.some, { value }),
  "allPass.bombs": (t, value) => t(($) => $.conditions.allPass.bombs[`${value}`]),
  mountainPaidDown: (t, value) => t(($) => $.conditions.mountainPaidDown[`${value}`]),
  paidTalon: (t, value) => t(($) => $.conditions.paidTalon[`${value}`]),
  dealerMisereShare: (t, value) => t(($) => $.conditions.dealerMisereShare[`${value}`]),
};

/** A setting by its path, and its value: a deviation from a convention, as the rules tell it. */
export interface Condition {
  readonly setting: string;
  readonly value: string | number | boolean | readonly number[];
  /** What the convention has there. */
  readonly usual?: Condition["value"] | null;
}

/** Tells whether there is a setting of that path. */
export const isCondition = (setting: string): setting is keyof Conditions => Object.hasOwn(SENTENCES, setting);

type Where = (settings: Settings) => boolean;

const hasSittingDealer: Where = ({ players }) => players === 4;
const hasBonus: Where = ({ allPass }) => allPass.cleanBonus.some((bonus) => bonus > 0);

/** Where settings have something to do that do not have it everywhere. */
const PLAYED: { readonly [K in keyof Conditions]?: Where } = {
  concessionUndertricks: ({ concession }) => concession,
  consolationToDealer: (settings) => hasSittingDealer(settings) && settings.consolation !== 0,
  dealerMisereShare: hasSittingDealer,
  dealerWhists: hasSittingDealer,
  "allPass.cleanBonusIn": hasBonus,
  "allPass.cleanForHandsOnly": (settings) => hasSittingDealer(settings) && hasBonus(settings),
  "allPass.dealerBonus": hasSittingDealer,
  "allPass.dealerTalonCards": hasSittingDealer,
};

/** Says whether a setting has something to do at a table with those settings. */
export function isPlayed(setting: string, settings: Settings): boolean {
  return !isCondition(setting) || PLAYED[setting]?.(settings) !== false;
}

/** Returns what a table plays in one respect, in one short sentence. Needs the texts of `conditions`. */
export function conditionSentence(t: Translate, { setting, value }: Condition): string {
  if (!isCondition(setting)) throw new Error(`no sentence tells of ${setting}`);
  // The path and its value come from the same settings, which an index by a union cannot express.
  const say = SENTENCES[setting] as Say<Condition["value"]>;
  return say(t, value);
}
