import { at } from "../at.ts";
import type { Level } from "../cards/contract.ts";
import type { FinishedDeal, Pulya } from "../pulya/state.ts";
import type { DealResult, ScoreReason } from "../pulya/score.ts";
import type { AllPassSettings } from "../settings/settings.ts";

/** The value for the first, second, … in a row; the last one goes on. */
export function inARow<T>(values: readonly T[], index: number): T {
  return at(values, Math.min(index, values.length - 1));
}

const LOWEST_LEVEL: Level = 6;

const FAILURES: readonly ScoreReason[] = ["undertricks", "misereCaught", "conceded"];

/** Tells whether nobody failed in a deal. */
export const wasMade = ({ entries }: DealResult): boolean => !entries.some(({ reason }) => FAILURES.includes(reason));

/** A misère is played against, though nobody whists it. */
const wasPlayedAgainst = ({ kind }: DealResult): boolean => kind === "played" || kind === "misere";

const EXITS: { readonly [By in AllPassSettings["exitBy"]]: (result: DealResult) => boolean } = {
  anyGame: () => true,
  madeGame: wasMade,
  whistedGame: wasPlayedAgainst,
  whistedMadeGame: (result) => wasPlayedAgainst(result) && wasMade(result),
};

/** Tells whether a deal ends the row of all-passes (PASS11, PASS15). */
function isExit({ settings: { allPass } }: Pulya, { result }: FinishedDeal): boolean {
  if (result.kind === "misere" && allPass.misereKeepsRow) return false;
  return EXITS[allPass.exitBy](result);
}

/** What a row of all-passes has come to. */
export interface AllPassRow {
  /** All-passes in a row so far. */
  readonly passed: number;
  /** What a trick of another one costs: mountain points, or whists where those are written. */
  readonly price: number;
  readonly isInWhists: boolean;
  /** The lowest level that may be bid. */
  readonly exitLevel: Level;
}

/** Returns where a pulya, or a view of one, stands in the row of all-passes (PASS18). */
export function allPassRow({
  settings: { allPass, mountainMultiplier },
  allPassStreak: passed,
  exitLevel,
}: Pick<Pulya, "settings" | "allPassStreak" | "exitLevel">): AllPassRow {
  const price = inARow(allPass.prices, passed);
  const isInWhists = allPass.scoring !== "mountain";
  return { passed, price: isInWhists ? price : price * mountainMultiplier, isInWhists, exitLevel };
}

/** The row of all-passes and the exit level that the next deal starts with. */
export function streakAfter(pulya: Pulya, finished: FinishedDeal): Pick<Pulya, "allPassStreak" | "exitLevel"> {
  if (finished.result.kind === "allPass") {
    const { allPassStreak, settings } = pulya;
    return { allPassStreak: allPassStreak + 1, exitLevel: inARow(settings.allPass.exits, allPassStreak) };
  }
  const goesOn = finished.result.kind === "thrownIn" || !isExit(pulya, finished);
  return goesOn ? pulya : { allPassStreak: 0, exitLevel: LOWEST_LEVEL };
}
