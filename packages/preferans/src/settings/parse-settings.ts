import { LEVELS } from "../cards/contract.ts";
import type { AllPassSettings, CloseBy, OpenTiming, Settings } from "./settings.ts";

/** A settings value that was read, or where it is wrong: a path such as `"allPass.prices"`, `""` for the whole. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly code: "BAD_SETTINGS"; readonly at: string };

type Check = (value: unknown) => boolean;

const oneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);

const isFlag: Check = (value) => typeof value === "boolean";

const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** Rows longer than this cannot be told from their last value in any real pulya. */
const LONGEST_ROW = 20;

const rowOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= LONGEST_ROW && Array.from(value).every(check);

type Checks<T> = { readonly [K in keyof Required<T>]: Check };

const TIMINGS: readonly OpenTiming[] = ["beforeDefenderLead", "beforeLead", "afterFirstCard"];

const ALL_PASS: Checks<AllPassSettings> = {
  scoring: oneOf("mountain", "whists", "whistDifference"),
  prices: rowOf(whole(0, 100)),
  cleanBonus: rowOf(whole(0, 100)),
  cleanBonusIn: oneOf("pool", "mountain"),
  dealerBonus: whole(0, 100),
  exits: rowOf(oneOf(...LEVELS)),
  exitBy: oneOf("anyGame", "madeGame", "whistedGame"),
  amnesty: isFlag,
  talon: oneOf("opened", "closed"),
  dealerTalonCards: oneOf("real", "suitOnly"),
  thirdTrick: oneOf("firstHand", "winner"),
  dealer: oneOf("moves", "stays"),
  compulsoryDeals: whole(0, 100),
};

const CLOSE_BY: { readonly [K in CloseBy["kind"]]: Checks<Extract<CloseBy, { kind: K }>> } = {
  each: { kind: oneOf("each"), target: whole(1, 1000), aid: isFlag },
  sum: { kind: oneOf("sum"), total: whole(1, 4000) },
  deals: { kind: oneOf("deals"), count: whole(1, 1000) },
};

const SETTINGS: Checks<Omit<Settings, "allPass" | "closeBy">> = {
  players: oneOf(2, 3, 4),
  hold: oneOf("strict", "senior", "seniorWins"),
  withoutTalon: isFlag,
  concession: isFlag,
  concessionUndertricks: oneOf(2, 3),
  stalingrad: isFlag,
  halfWhistReturn: oneOf("sole", "both"),
  gentlemanDowngrade: isFlag,
  whistSharing: oneOf("greedy", "gentleman"),
  whistResponsibility: oneOf("full", "half"),
  soleWhisterDuty: oneOf("team", "own"),
  shortfallCap: oneOf("team", "personal"),
  dutyOfOne: oneOf("second", "both"),
  ten: oneOf("checked", "whisted"),
  openTiming: oneOf(...TIMINGS),
  misereOpenTiming: oneOf(...TIMINGS),
  whistMultiplier: oneOf(1, 2),
  mountainMultiplier: oneOf(1, 2),
  poolPointValue: oneOf(10, 20),
  consolation: (value) => value === "price" || whole(0, 1000)(value),
  consolationToDealer: isFlag,
  mountainPaidDown: isFlag,
  paidTalon: isFlag,
  dealerMisereShare: isFlag,
};

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null;

/** Returns the path of the first field that is wrong, missing or unknown; null if there is none. */
function findFault(value: unknown, checks: Readonly<Record<string, Check>>, path: string): string | null {
  if (!isRaw(value)) return path.slice(0, -1);
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(checks, key));
  const wrong = Object.keys(checks).find((key) => !checks[key]?.(value[key]));
  const key = unknown ?? wrong;
  return key === undefined ? null : `${path}${key}`;
}

function faultInClosing(value: unknown): string | null {
  const kind = isRaw(value) ? value["kind"] : undefined;
  const known = kind === "each" || kind === "sum" || kind === "deals";
  return known ? findFault(value, CLOSE_BY[kind], "closeBy.") : "closeBy.kind";
}

/** Three lowest hands of four would have to share whists in thirds, which no paper holds. */
function sharesWholeWhists({ players, allPass }: Settings): boolean {
  const fourScore = players === 4 && allPass.talon === "opened" && allPass.dealerTalonCards === "real";
  return !fourScore || allPass.scoring === "mountain";
}

function readSettings(value: unknown): SettingsReading {
  const refuse = (at: string): SettingsReading => ({ ok: false, code: "BAD_SETTINGS", at });
  if (!isRaw(value)) return refuse("");
  const { allPass, closeBy, ...rest } = value;
  const fault = findFault(rest, SETTINGS, "") ?? faultInClosing(closeBy) ?? findFault(allPass, ALL_PASS, "allPass.");
  if (fault !== null) return refuse(fault);
  // Every field of the type has just been checked, and none beside them is there.
  const settings = value as unknown as Settings;
  return sharesWholeWhists(settings) ? { ok: true, settings } : refuse("allPass.scoring");
}

/** Reads settings from outside: a clean copy, or `BAD_SETTINGS` and where. Unknown fields are refused, none is filled in. */
export function parseSettings(value: unknown): SettingsReading {
  try {
    // A copy through JSON has no ties to the foreign object, and only fields that a record can hold.
    return readSettings(JSON.parse(JSON.stringify(value)));
  } catch {
    // Reading the fields of a foreign object can run foreign code: getters, proxies.
    return { ok: false, code: "BAD_SETTINGS", at: "" };
  }
}
