import { LEVELS } from "../cards/contract.ts";
import type { AllPassSettings, CloseBy, OpenTiming, Settings } from "./settings.ts";

/** Where settings are wrong, and what might stand there. */
export interface SettingFault {
  /** A path such as `"allPass.prices"`; `""` for the whole. */
  readonly at: string;
  /** The values to choose from with blanks between, or a range; null where there should be nothing. */
  readonly expected: string | null;
}

/** A settings value that was read, or where it is wrong. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | ({ readonly ok: false; readonly code: "BAD_SETTINGS" } & SettingFault);

interface Check {
  readonly accepts: (value: unknown) => boolean;
  readonly expected: string;
}

const oneOf = (...choices: readonly unknown[]): Check => ({
  accepts: (value) => choices.includes(value),
  expected: choices.join(" "),
});

const isFlag = oneOf(true, false);

const whole = (least: number, most: number): Check => ({
  accepts: (value) => typeof value === "number" && Number.isInteger(value) && value >= least && value <= most,
  expected: `${least}…${most}`,
});

/** Rows longer than this cannot be told from their last value in any real pulya. */
const LONGEST_ROW = 20;

const rowOf = ({ accepts, expected }: Check): Check => ({
  accepts: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= LONGEST_ROW && Array.from(value).every(accepts),
  expected,
});

type Checks<T> = { readonly [K in keyof Required<T>]: Check };

const TIMINGS: readonly OpenTiming[] = ["beforeDefenderLead", "beforeLead", "afterFirstCard"];

const ALL_PASS: Checks<AllPassSettings> = {
  scoring: oneOf("mountain", "whists", "whistDifference"),
  prices: rowOf(whole(0, 100)),
  cleanBonus: rowOf(whole(0, 100)),
  cleanBonusIn: oneOf("pool", "mountain", "mountainBelowZero"),
  cleanForHandsOnly: isFlag,
  dealerBonus: whole(0, 100),
  exits: rowOf(oneOf(...LEVELS)),
  exitBy: oneOf("anyGame", "madeGame", "whistedGame", "whistedMadeGame"),
  misereKeepsRow: isFlag,
  amnesty: isFlag,
  talon: oneOf("opened", "closed"),
  dealerTalonCards: oneOf("real", "suitOnly"),
  thirdTrick: oneOf("firstHand", "winner"),
  dealer: oneOf("moves", "stays"),
  compulsoryDeals: whole(0, 100),
  bombs: isFlag,
};

const CLOSE_BY: { readonly [K in CloseBy["kind"]]: Checks<Extract<CloseBy, { kind: K }>> } = {
  each: { kind: oneOf("each"), target: whole(1, 1000), aid: isFlag },
  sum: { kind: oneOf("sum"), total: whole(1, 4000) },
  deals: { kind: oneOf("deals"), count: whole(1, 1000) },
};

const CONSOLATION = whole(0, 1000);

const SETTINGS: Checks<Omit<Settings, "allPass" | "closeBy">> = {
  players: oneOf(2, 3, 4),
  hold: oneOf("strict", "senior", "seniorWins"),
  withoutTalon: isFlag,
  concession: isFlag,
  concessionUndertricks: oneOf(2, 3),
  stalingrad: isFlag,
  halfWhistReturn: oneOf("sole", "both"),
  gentlemanDowngrade: isFlag,
  dealerWhists: isFlag,
  whistSharing: oneOf("greedy", "gentleman", "gentlemanAlways"),
  whistResponsibility: oneOf("full", "half"),
  soleWhisterDuty: oneOf("team", "own"),
  shortfallCap: oneOf("team", "personal"),
  dutyOfOne: oneOf("second", "both"),
  ten: oneOf("checked", "whisted"),
  openTiming: oneOf(...TIMINGS),
  opennessAfterFirstCard: isFlag,
  misereOpenTiming: oneOf(...TIMINGS),
  whistMultiplier: oneOf(1, 2),
  mountainMultiplier: oneOf(1, 2),
  fourfoldValues: isFlag,
  poolPointValue: oneOf(10, 20),
  consolation: {
    accepts: (value) => value === "price" || CONSOLATION.accepts(value),
    expected: `price ${CONSOLATION.expected}`,
  },
  consolationToDealer: isFlag,
  mountainPaidDown: isFlag,
  paidTalon: oneOf(true, false, "gamePrice"),
  dealerMisereShare: isFlag,
};

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null;

/** Returns the first field that is wrong, missing or unknown; null if there is none. */
function findFault(value: unknown, checks: Readonly<Record<string, Check>>, path: string): SettingFault | null {
  if (!isRaw(value)) return { at: path.slice(0, -1), expected: null };
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(checks, key));
  if (unknown !== undefined) return { at: `${path}${unknown}`, expected: null };
  const [key, check] = Object.entries(checks).find(([name, { accepts }]) => !accepts(value[name])) ?? [];
  return check === undefined ? null : { at: `${path}${key}`, expected: check.expected };
}

function faultInClosing(value: unknown): SettingFault | null {
  const kind = isRaw(value) ? value["kind"] : undefined;
  const known = kind === "each" || kind === "sum" || kind === "deals";
  if (known) return findFault(value, CLOSE_BY[kind], "closeBy.");
  return { at: "closeBy.kind", expected: Object.keys(CLOSE_BY).join(" ") };
}

/** Settings that are right one by one, and cannot be played together. */
interface Contradiction extends SettingFault {
  readonly isThere: (settings: Settings) => boolean;
}

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    // Three lowest hands of four would have to share whists in thirds, which no paper holds.
    isThere: ({ players, allPass: { scoring, talon, dealerTalonCards } }) =>
      players === 4 && scoring !== "mountain" && talon === "opened" && dealerTalonCards === "real",
    at: "allPass.scoring",
    expected: "mountain",
  },
  {
    // Bombs come from compulsory all-passes alone.
    isThere: ({ allPass: { bombs, compulsoryDeals } }) => bombs && compulsoryDeals === 0,
    at: "allPass.bombs",
    expected: "false",
  },
];

const refuse = (fault: SettingFault): SettingsReading => ({ ok: false, code: "BAD_SETTINGS", ...fault });

/** What is wrong with the whole, so that no field can be named. */
const NO_SETTINGS: SettingFault = { at: "", expected: null };

function readSettings(value: unknown): SettingsReading {
  if (!isRaw(value)) return refuse(NO_SETTINGS);
  const { allPass, closeBy, ...rest } = value;
  const fault = findFault(rest, SETTINGS, "") ?? faultInClosing(closeBy) ?? findFault(allPass, ALL_PASS, "allPass.");
  if (fault !== null) return refuse(fault);
  // Every field of the type has just been checked, and none beside them is there.
  const settings = value as unknown as Settings;
  const contradiction = CONTRADICTIONS.find(({ isThere }) => isThere(settings));
  if (contradiction === undefined) return { ok: true, settings };
  return refuse({ at: contradiction.at, expected: contradiction.expected });
}

/** Reads settings from outside: a clean copy, or `BAD_SETTINGS` and where. Unknown fields are refused, none is filled in. */
export function parseSettings(value: unknown): SettingsReading {
  try {
    // A copy through JSON has no ties to the foreign object, and only fields that a record can hold.
    return readSettings(JSON.parse(JSON.stringify(value)));
  } catch {
    // Reading the fields of a foreign object can run foreign code: getters, proxies.
    return refuse(NO_SETTINGS);
  }
}
