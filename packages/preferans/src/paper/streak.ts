import { at } from "../at.ts";
import type { Level } from "../cards/contract.ts";
import type { FinishedDeal, Pulya } from "../pulya/state.ts";
import type { DealResult, ScoreReason } from "../pulya/score.ts";

/** The value for the first, second, … in a row; the last one goes on. */
export function inARow<T>(values: readonly T[], index: number): T {
  return at(values, Math.min(index, values.length - 1));
}

const LOWEST_LEVEL: Level = 6;

const FAILURES: readonly ScoreReason[] = ["undertricks", "misereCaught", "conceded"];

const wasMade = ({ entries }: DealResult): boolean => !entries.some(({ reason }) => FAILURES.includes(reason));

/** Tells whether a deal ends the row of all-passes (PASS11). */
function isExit({ settings }: Pulya, { result }: FinishedDeal): boolean {
  switch (settings.allPass.exitBy) {
    case "anyGame":
      return true;
    case "madeGame":
      return wasMade(result);
    case "whistedGame":
      return result.kind === "played" || result.kind === "misere";
  }
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
