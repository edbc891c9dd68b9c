import { at } from "../at.ts";
import { isCompulsoryAllPass } from "../auction/auction.ts";
import type { DealResult } from "../pulya/score.ts";
import type { FinishedDeal, Pulya } from "../pulya/state.ts";
import { personsAt } from "../seats.ts";
import { wasMade } from "./streak.ts";

/** How often what is written for a deal counts: twice where its declarer has a bomb (PASS17). */
export function bombFactorOf(
  { settings, bombs }: Pick<Pulya, "settings" | "bombs">,
  declarer: DealResult["declarer"],
): 1 | 2 {
  return settings.allPass.bombs && declarer !== null && at(bombs, declarer) > 0 ? 2 : 1;
}

/** The bombs that the players have after a deal: a compulsory all-pass gives one to each hand, a made game takes one away. */
export function bombsAfter({ settings, bombs }: Pulya, { number, seats, result }: FinishedDeal): readonly number[] {
  if (!settings.allPass.bombs) return bombs;
  if (isCompulsoryAllPass(settings, number)) {
    return personsAt(settings.players).map((seat) => at(bombs, seat) + (seats.includes(seat) ? 1 : 0));
  }
  const { declarer } = result;
  const isSpent = declarer !== null && at(bombs, declarer) > 0 && wasMade(result);
  return isSpent ? bombs.with(declarer, at(bombs, declarer) - 1) : bombs;
}
