import { at } from "../at.ts";
import type { Sheet } from "../pulya/score.ts";
import { personsAt, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import { exchangeRate, MOUNTAIN_POINT_VALUE } from "./paper.ts";
import { denominatorFor } from "./settlement.ts";

/** What two players owe each other. Shares and the balance are multiplied by the denominator. */
export interface PencilPair {
  readonly on: Seat;
  /** Whists on the other, and those of the other. */
  readonly whists: number;
  readonly whistsOfOther: number;
  /** What the other's mountain is worth to this player, and this player's to the other. */
  readonly shareOfOther: number;
  readonly share: number;
  /** The first less the second of each. */
  readonly balance: number;
}

/** One player's part of the settlement. Points of the mountain may be halves, which are exact. */
export interface PencilPart {
  readonly seat: Seat;
  readonly mountain: number;
  /** What the pool takes off the mountain. */
  readonly pool: number;
  /** The mountain without the pool. */
  readonly rest: number;
  /** The same after the amnesty. */
  readonly left: number;
  /** What each other player writes on this one for it: whists, multiplied by the denominator. */
  readonly share: number;
  readonly pairs: readonly PencilPair[];
  /** The sum of the pairs, multiplied by the denominator: the exact balance of the settlement. */
  readonly balance: number;
}

/** A settlement step by step, as it is done on paper. */
export interface Pencil {
  /** The smallest mountain without its pool, which comes off everybody's. */
  readonly amnesty: number;
  readonly denominator: number;
  /** By seat. */
  readonly parts: readonly PencilPart[];
}

/**
 * Returns the steps by which players come to the settlement with a pencil (SETTLE5): mountain less pool, amnesty, a share of
 * each mountain to everybody else, what pairs owe each other, and the sum, which is the settlement's exact balance.
 */
export function pencilOf(sheet: Sheet, settings: Settings): Pencil {
  const persons = personsAt(settings.players);
  const denominator = denominatorFor(settings);
  const pools = sheet.pool.map((points) => points * exchangeRate(settings));
  const rests = persons.map((seat) => at(sheet.mountain, seat) - at(pools, seat));
  const amnesty = Math.min(...rests);
  const shares = rests.map((rest) => ((rest - amnesty) * MOUNTAIN_POINT_VALUE * denominator) / settings.players);
  const parts = persons.map((seat): PencilPart => {
    const others = persons.filter((other) => other !== seat);
    const pairs = others.map((on) => pairOf(sheet, { seat, on, shares, denominator }));
    const rest = at(rests, seat);
    return {
      seat,
      mountain: at(sheet.mountain, seat),
      pool: at(pools, seat),
      rest,
      left: rest - amnesty,
      share: at(shares, seat),
      pairs,
      balance: pairs.reduce((sum, { balance }) => sum + balance, 0),
    };
  });
  return { amnesty, denominator, parts };
}

interface Two {
  readonly seat: Seat;
  readonly on: Seat;
  readonly shares: readonly number[];
  readonly denominator: number;
}

function pairOf({ whists: written }: Sheet, { seat, on, shares, denominator }: Two): PencilPair {
  const whists = at(at(written, seat), on);
  const whistsOfOther = at(at(written, on), seat);
  const shareOfOther = at(shares, on);
  const share = at(shares, seat);
  return {
    on,
    whists,
    whistsOfOther,
    shareOfOther,
    share,
    balance: (whists - whistsOfOther) * denominator + shareOfOther - share,
  };
}
