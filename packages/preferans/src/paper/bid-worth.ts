import { LEVEL_VALUE, levelOf, MISERE_VALUE, type Bid } from "../cards/contract.ts";
import { isMisere } from "../cards/ladder.ts";
import type { Pulya } from "../pulya/state.ts";
import type { Seat } from "../seats.ts";
import { bombFactorOf } from "./bombs.ts";
import { worth } from "./paper.ts";

/** What a bid is worth. */
export interface BidWorth {
  /** In pool points, as it is written when it is made; a trick of it costs as many whists, and as many points of the mountain, before those are doubled. */
  readonly points: number;
  /** As many as in most conventions. */
  readonly isUsual: boolean;
}

/** Returns what a bid is worth to a player of a pulya, or of a view of one, in the deal that is on (SCORE2, SCORE18, PASS17). */
export function bidWorth(pulya: Pick<Pulya, "settings" | "bombs">, bid: Bid, seat: Seat): BidWorth {
  const { settings } = pulya;
  const usual = isMisere(bid) ? MISERE_VALUE : LEVEL_VALUE[levelOf(bid)];
  const points = worth({ settings, bombFactor: bombFactorOf(pulya, seat) }, usual);
  return { points, isUsual: points === usual };
}
