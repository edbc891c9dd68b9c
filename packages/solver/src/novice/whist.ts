import { levelOf, trumpOf, type Level, type Seat, type WhistAnswer, type WhistDeal } from "@trelyazh/preferans";
import { toSet, trumpNumber } from "../card-set.ts";
import type { Player } from "../temper.ts";
import { defenceTricks } from "./hand-strength.ts";

/** Own tricks with which a defender whists before the other has passed, and after. */
const NEEDED: Readonly<Record<Level, { readonly first: number; readonly alone: number }>> = {
  6: { first: 1.4, alone: 2.2 },
  7: { first: 1, alone: 1.2 },
  8: { first: 0.9, alone: 0.9 },
  9: { first: 0.9, alone: 0.9 },
  10: { first: 0.9, alone: 0.9 },
};

/** Answers a game: whist with enough tricks for the duty, else half where it may be had, else pass. A dealer who sits out has nothing to lose. */
export function chooseWhist(deal: WhistDeal, { seat, leaning }: Player, answers: readonly WhistAnswer[]): WhistAnswer {
  if (!deal.seats.includes(seat)) return "whist";
  const trump = trumpNumber(trumpOf(deal.contract));
  const tricks = defenceTricks(toSet(deal.hands[seat] ?? []), trump) + leaning.whists;
  const needed = NEEDED[levelOf(deal.contract)];
  const othersWhist = deal.whists.some((whist) => whist.seat !== seat && whist.answer === "whist");
  const enough = tricks >= (isAlone(deal, seat) ? needed.alone : needed.first);
  if (answers.includes("whist") && (enough || (othersWhist && tricks >= needed.first))) return "whist";
  if (answers.includes("half")) return "half";
  return answers.includes("pass") ? "pass" : "whist";
}

/** Light: with both hands in view the defence finds its tricks. */
export function chooseOpenness(): boolean {
  return true;
}

/** Nobody else is going to whist any more. */
function isAlone(deal: WhistDeal, seat: Seat): boolean {
  return deal.whists.some((whist) => whist.seat !== seat && whist.answer !== "whist");
}
