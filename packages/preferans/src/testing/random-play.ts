import { actorOf } from "../engine/actor.ts";
import { DECK } from "../cards/cards.ts";
import type { Command, Move } from "../pulya/commands.ts";
import { LEVELS } from "../cards/contract.ts";
import { defaultMove } from "../engine/default-move.ts";
import { legal, asideMoves } from "../engine/legal-moves.ts";
import type { Legal } from "../engine/legal.ts";
import { parseSettings } from "../settings/parse-settings.ts";
import { PRESETS, PRESET_NAMES } from "../settings/presets.ts";
import { SEATS, type Seat } from "../seats.ts";
import type { CloseBy, Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import type { Dice } from "./dice.ts";

const TIMINGS = ["beforeDefenderLead", "beforeLead", "afterFirstCard"] as const;

function randomClosing(dice: Dice): CloseBy {
  return dice.pick<CloseBy>([
    { kind: "deals", count: 1 + dice.below(4) },
    { kind: "sum", total: 1 + dice.below(12) },
    { kind: "each", target: 1 + dice.below(3), aid: dice.oneIn(2) },
  ]);
}

const randomRow = (dice: Dice, most: number): readonly number[] =>
  Array.from({ length: 1 + dice.below(3) }, () => dice.below(most));

function anySettings(dice: Dice): Settings {
  const flag = (): boolean => dice.oneIn(2);
  return {
    players: dice.pick([2, 3, 4]),
    closeBy: randomClosing(dice),
    hold: dice.pick(["strict", "senior", "seniorWins"]),
    withoutTalon: flag(),
    concession: flag(),
    concessionUndertricks: dice.pick([2, 3]),
    stalingrad: flag(),
    halfWhistReturn: dice.pick(["sole", "both"]),
    gentlemanDowngrade: flag(),
    dealerWhists: flag(),
    whistSharing: dice.pick(["greedy", "gentleman", "gentlemanAlways"]),
    whistResponsibility: dice.pick(["full", "half"]),
    soleWhisterDuty: dice.pick(["team", "own"]),
    shortfallCap: dice.pick(["team", "personal"]),
    dutyOfOne: dice.pick(["second", "both"]),
    ten: dice.pick(["checked", "whisted"]),
    openTiming: dice.pick(TIMINGS),
    opennessAfterFirstCard: flag(),
    misereOpenTiming: dice.pick(TIMINGS),
    whistMultiplier: dice.pick([1, 2]),
    mountainMultiplier: dice.pick([1, 2]),
    fourfoldValues: flag(),
    poolPointValue: dice.pick([10, 20]),
    consolation: dice.pick(["price", 0, 10]),
    consolationToDealer: flag(),
    allPass: {
      scoring: dice.pick(["mountain", "whists", "whistDifference"]),
      prices: randomRow(dice, 6),
      cleanBonus: randomRow(dice, 4),
      cleanBonusIn: dice.pick(["pool", "mountain", "mountainBelowZero"]),
      cleanForHandsOnly: flag(),
      dealerBonus: dice.below(2),
      exits: Array.from({ length: 1 + dice.below(3) }, () => dice.pick(LEVELS)),
      exitBy: dice.pick(["anyGame", "madeGame", "whistedGame", "whistedMadeGame"]),
      misereKeepsRow: flag(),
      amnesty: flag(),
      talon: dice.pick(["opened", "closed"]),
      dealerTalonCards: dice.pick(["real", "suitOnly"]),
      thirdTrick: dice.pick(["firstHand", "winner"]),
      dealer: dice.pick(["moves", "stays"]),
      compulsoryDeals: dice.oneIn(4) ? 1 : 0,
      bombs: flag(),
    },
    mountainPaidDown: flag(),
    paidTalon: dice.pick([true, false, "gamePrice"]),
    dealerMisereShare: flag(),
  };
}

/** Valid settings: a preset at any number of players, or anything at all. */
export function randomSettings(dice: Dice): Settings {
  const preset = {
    ...PRESETS[dice.pick(PRESET_NAMES)],
    players: dice.pick([2, 3, 4] as const),
    closeBy: randomClosing(dice),
  };
  const settings = dice.oneIn(3) ? preset : anySettings(dice);
  return parseSettings(settings).ok ? settings : randomSettings(dice);
}

/** A call that keeps auctions short and lets all kinds of them happen. */
function randomCall(dice: Dice, seat: Seat, { calls }: Extract<Legal, { kind: "call" }>): Move {
  const unusual = calls.filter((call) => call === "misere" || call === "hold" || call === "misereWithoutTalon");
  if (dice.oneIn(3)) return { type: "call", seat, call: "pass" };
  if (unusual.length > 0 && dice.oneIn(3)) return { type: "call", seat, call: dice.pick(unusual) };
  return { type: "call", seat, call: dice.pick(dice.oneIn(8) ? calls : calls.slice(0, 6)) };
}

function randomOrder(
  dice: Dice,
  seat: Seat,
  { cards, contracts, mayConcede }: Extract<Legal, { kind: "order" }>,
): Move {
  if (mayConcede && dice.oneIn(20)) return { type: "concede", seat };
  const contract = dice.oneIn(4) ? dice.pick(contracts) : (contracts[0] ?? dice.pick(contracts));
  return { type: "order", seat, discard: randomPair(dice, cards), contract };
}

function randomPair<T>(dice: Dice, cards: readonly T[]): readonly [T, T] {
  const first = dice.pick(cards);
  return [first, dice.pick(cards.filter((card) => card !== first))];
}

function randomTurn(dice: Dice, pulya: Pulya, seat: Seat): Move {
  const options = legal(pulya, seat);
  switch (options.kind) {
    case "none":
      throw new Error("the person on turn has no move");
    case "call":
      return randomCall(dice, seat, options);
    case "order":
      return randomOrder(dice, seat, options);
    case "discard":
      return { type: "discard", seat, discard: randomPair(dice, options.cards) };
    case "whist":
      return { type: "answerWhist", seat, answer: dice.pick(options.answers) };
    case "openness":
      return { type: "chooseOpenness", seat, open: dice.oneIn(2) };
    case "play":
      return { type: "playCard", seat, card: dice.pick(options.cards) };
  }
}

/** Random players rarely make a game, so pools fill slowly; some pulyas are stopped instead. */
function betweenDeals(dice: Dice, { dealNumber }: Pulya): Command {
  const enough = dealNumber >= 2 && dice.oneIn(3);
  return enough ? { type: "stop" } : { type: "deal", deck: dice.shuffled(DECK) };
}

/** Now and then an offer, mostly something about an offer that stands. */
function randomAside(dice: Dice, pulya: Pulya): Move | null {
  const { deal } = pulya;
  if (deal?.phase !== "play" || !dice.oneIn(deal.offer === null ? 40 : 2)) return null;
  const moves = SEATS.flatMap((seat) => asideMoves(pulya, seat));
  return moves.length === 0 ? null : dice.pick(moves);
}

/** A command that the rules allow: mostly a move of whoever is on turn, now and then one aside. */
export function randomCommand(dice: Dice, pulya: Pulya): Command {
  const seat = actorOf(pulya);
  if (seat === null) return betweenDeals(dice, pulya);
  const aside = randomAside(dice, pulya);
  if (aside !== null) return aside;
  return dice.oneIn(30) ? (defaultMove(pulya) ?? randomTurn(dice, pulya, seat)) : randomTurn(dice, pulya, seat);
}
