import { at } from "../at.ts";
import { known, rankOf, suitOf, type Card } from "../cards/cards.ts";
import { MISERE_VALUE } from "../cards/contract.ts";
import { gameOf, isWithoutTalon } from "../cards/ladder.ts";
import { TRICKS } from "../play/tricks.ts";
import type { DealResult } from "../pulya/score.ts";
import type { Pulya } from "../pulya/state.ts";
import { handCount, type Seat } from "../seats.ts";
import { scoreAllPass } from "./all-pass-scoring.ts";
import { bombFactorOf } from "./bombs.ts";
import { mountainPrice, scoreGame, scoreHalfWhist, whistPrice, type PlayedGame } from "./contract-scoring.ts";
import { endingOf, type Ending } from "./ending.ts";
import { openPaper, worth, writeMountain, writePool, writeWhists, type Paper } from "./paper.ts";

/** Whists for a point of talon value (TALON7). */
const TALON_POINT_VALUE = 10;

/** A deal's place in its pulya, for the paper. */
export interface DealPlace {
  readonly number: number;
  readonly dealer: Seat;
  readonly seats: readonly Seat[];
  readonly talon: readonly Card[];
}

/** Worth of a talon: an ace 1, ace and king of a suit 2, two aces 3, king and queen of a suit 1 (TALON7). */
function talonWorth(talon: readonly Card[]): number {
  const ranks = talon.map(rankOf).toSorted().join("");
  const oneSuit = new Set(talon.map(suitOf)).size === 1;
  if (ranks === "AA") return 3;
  if (ranks === "AK" && oneSuit) return 2;
  if (ranks.includes("A")) return 1;
  return ranks === "KQ" && oneSuit ? 1 : 0;
}

/** Tells whether whoever takes the talon of this deal for a game is written on for it (TALON7, TALON8). */
export function paysForTalon({ settings: { paidTalon, players } }: Pick<Pulya, "settings">): boolean {
  return players === 4 ? paidTalon !== false : paidTalon === "gamePrice" && players === 3;
}

/** Those who write for the talon, equally: the sitting dealer, or at three both opponents whoever has dealt (TALON8). */
function paidForTalon({ dealer, seats }: DealPlace, declarer: Seat): readonly Seat[] {
  return seats.includes(dealer) ? seats.filter((seat) => seat !== declarer) : [dealer];
}

/** The option "paid talon": others write the talon's worth on whoever took it for a game. */
function payForTalon(paper: Paper, place: DealPlace, ending: Ending): void {
  if (!paysForTalon(paper) || !("contract" in ending) || ending.kind === "misere") return;
  const { contract, declarer: on } = ending;
  if (isWithoutTalon(contract)) return;
  const price = paper.settings.paidTalon === "gamePrice" ? whistPrice(paper, contract) : TALON_POINT_VALUE;
  const writers = paidForTalon(place, on);
  const amount = (talonWorth(place.talon) * price) / writers.length;
  for (const seat of writers) writeWhists(paper, { seat, on, amount, reason: "talonPayment" });
}

type EndingOf<K extends Ending["kind"]> = Extract<Ending, { readonly kind: K }>;

function scoreMisere(paper: Paper, { dealer, seats }: DealPlace, { declarer, taken }: EndingOf<"misere">): void {
  const value = worth(paper, MISERE_VALUE);
  const price = value * paper.settings.mountainMultiplier;
  const shares = paper.settings.dealerMisereShare && !seats.includes(dealer);
  const tricks = at(taken, declarer);
  if (tricks === 0) {
    writePool(paper, { seat: declarer, amount: value, reason: "misereMade" });
    if (shares) writePool(paper, { seat: dealer, amount: value / 2, reason: "dealerShare" });
    return;
  }
  writeMountain(paper, { seat: declarer, amount: price * tricks, reason: "misereCaught" });
  if (shares) writeMountain(paper, { seat: dealer, amount: (price * tricks) / 2, reason: "dealerShare" });
}

function scoreConcession(paper: Paper, { declarer, contract }: EndingOf<"conceded">): void {
  const amount = mountainPrice(paper, contract) * paper.settings.concessionUndertricks;
  writeMountain(paper, { seat: declarer, amount, reason: "conceded" });
}

const unplayed = (paper: Paper): readonly number[] =>
  Array.from({ length: handCount(paper.settings.players) }, () => 0);

function gameIn(place: DealPlace, { declarer, contract }: EndingOf<"played" | "passedOut" | "halfWhist">) {
  return { dealer: place.dealer, seats: place.seats, declarer, contract: gameOf(contract) };
}

/** A game that nobody plays against is made as if with all tricks. */
function scoreUnplayed(paper: Paper, place: DealPlace, ending: EndingOf<"passedOut" | "halfWhist">): void {
  const taken = unplayed(paper).with(ending.declarer, TRICKS);
  const game: PlayedGame = { ...gameIn(place, ending), whisters: [], isReturned: false, taken };
  scoreGame(paper, game);
  if (ending.kind === "halfWhist") scoreHalfWhist(paper, game, ending.half);
}

type Writer<K extends Ending["kind"]> = (paper: Paper, place: DealPlace, ending: EndingOf<K>) => void;

const WRITERS: { readonly [K in Exclude<Ending["kind"], "allPass">]: Writer<K> } = {
  played: (paper, place, ending) => {
    const { whisters, isReturned, taken } = ending;
    scoreGame(paper, { ...gameIn(place, ending), whisters, isReturned, taken });
  },
  passedOut: scoreUnplayed,
  halfWhist: scoreUnplayed,
  conceded: (paper, _, ending) => scoreConcession(paper, ending),
  misere: scoreMisere,
  thrownIn: () => undefined,
};

// The table pairs each ending with its own writer, which an index by a union cannot express.
const writerOf = ({ kind }: Exclude<Ending, { kind: "allPass" }>) => WRITERS[kind] as Writer<Ending["kind"]>;

/** Writes a deal that has ended at its place in a pulya: `sheet` and `allPassStreak` are those from before it. */
export function writeDeal(pulya: Pulya, place: DealPlace, ending: Ending): DealResult {
  const declarer = "declarer" in ending ? ending.declarer : null;
  const paper = openPaper(pulya, { deal: place.number, bombFactor: bombFactorOf(pulya, declarer) });
  if (ending.kind === "allPass") scoreAllPass(paper, place, { taken: ending.taken, streak: pulya.allPassStreak });
  else writerOf(ending)(paper, place, ending);
  payForTalon(paper, place, ending);
  return {
    deal: place.number,
    kind: ending.kind,
    declarer,
    contract: "contract" in ending ? ending.contract : null,
    taken: "taken" in ending ? ending.taken : unplayed(paper),
    entries: paper.entries,
  };
}

/** Returns the result of the deal on the table; null if it has not come to its end. */
export function resultOf(pulya: Pulya): DealResult | null {
  const { deal } = pulya;
  const ending = deal && endingOf(pulya, deal);
  if (deal === null || ending === null) return null;
  const { number, dealer, seats, talon } = deal;
  return writeDeal(pulya, { number, dealer, seats, talon: known(talon) }, ending);
}
