import { at } from "../at.ts";
import { writeMountain, writePool, writeWhists, type Paper } from "./paper.ts";
import type { Seat } from "../seats.ts";
import { inARow } from "./streak.ts";
import { dealerTakesTricks } from "../play/tricks.ts";

/** Who holds the hands of the deal, and who dealt it. */
interface DealtHands {
  readonly dealer: Seat;
  readonly seats: readonly Seat[];
}

interface Count {
  readonly seat: Seat;
  readonly tricks: number;
}

/** Those whose tricks count: the three hands, and the sitting dealer if talon cards can win (PASS14). */
function countsOf(paper: Paper, deal: DealtHands, taken: readonly number[]): readonly Count[] {
  const scorers = dealerTakesTricks(paper.settings) ? [...deal.seats, deal.dealer] : deal.seats;
  return scorers.map((seat) => ({ seat, tricks: at(taken, seat) }));
}

function writeMountains(paper: Paper, counts: readonly Count[], price: number): void {
  const { allPass, mountainMultiplier } = paper.settings;
  const spared = allPass.amnesty ? Math.min(...counts.map(({ tricks }) => tricks)) : 0;
  for (const { seat, tricks } of counts) {
    const amount = (tricks - spared) * price * mountainMultiplier;
    writeMountain(paper, { seat, amount, reason: "allPassTricks" });
  }
}

/** The lowest hand writes on each other; several lowest ones share equally (PASS9). */
function writeLowestOnOthers(paper: Paper, counts: readonly Count[], price: number): void {
  const least = Math.min(...counts.map(({ tricks }) => tricks));
  const lowest = counts.filter(({ tricks }) => tricks === least);
  const spared = paper.settings.allPass.scoring === "whistDifference" ? least : 0;
  for (const { seat } of lowest) {
    for (const { seat: on, tricks } of counts.filter((count) => count.tricks > least)) {
      const amount = ((tricks - spared) * price) / lowest.length;
      writeWhists(paper, { seat, on, amount, reason: "allPassTricks" });
    }
  }
}

/** The bonus for no trick: in the pool, or off the mountain, down to zero or below it (PASS7). */
function writeClean(paper: Paper, seat: Seat, bonus: number): void {
  const { allPass, mountainMultiplier } = paper.settings;
  if (allPass.cleanBonusIn === "pool") {
    writePool(paper, { seat, amount: bonus, reason: "allPassClean" });
    return;
  }
  const whole = bonus * mountainMultiplier;
  const owed = Math.max(0, at(paper.mountain, seat));
  const off = allPass.cleanBonusIn === "mountain" ? Math.min(owed, whole) : whole;
  writeMountain(paper, { seat, amount: -off, reason: "allPassClean" });
}

/** Those who took no trick and have a bonus for it: a sitting dealer may have none (PASS16). */
function cleanOnes(paper: Paper, { seats }: DealtHands, counts: readonly Count[]): readonly Seat[] {
  const clean = counts.filter(({ tricks }) => tricks === 0).map(({ seat }) => seat);
  return paper.settings.allPass.cleanForHandsOnly ? clean.filter((seat) => seats.includes(seat)) : clean;
}

/** Writes an all-pass; `streak` all-passes came just before it (PASS6 to PASS9). */
export function scoreAllPass(
  paper: Paper,
  deal: DealtHands,
  { taken, streak }: { readonly taken: readonly number[]; readonly streak: number },
): void {
  const { allPass } = paper.settings;
  const counts = countsOf(paper, deal, taken);
  const bonus = inARow(allPass.cleanBonus, streak);
  for (const seat of cleanOnes(paper, deal, counts)) writeClean(paper, seat, bonus);
  const scored = counts.some(({ seat }) => seat === deal.dealer);
  if (!scored) writePool(paper, { seat: deal.dealer, amount: allPass.dealerBonus, reason: "allPassClean" });
  const price = inARow(allPass.prices, streak);
  if (allPass.scoring === "mountain") writeMountains(paper, counts, price);
  else writeLowestOnOthers(paper, counts, price);
}
