import { at } from "../at.ts";
import { LEVEL_DUTY, LEVEL_VALUE, levelOf, type Game } from "../cards/contract.ts";
import { isCheckedTen } from "../play/opening.ts";
import { worth, writeMountain, writePool, writeWhists, type Paper } from "./paper.ts";
import type { Seat } from "../seats.ts";
import { defendersOf, defendingPersons, sitsOut } from "../play/whisting.ts";

/** A game that has been played, ready to be written down. */
export interface PlayedGame {
  readonly dealer: Seat;
  readonly seats: readonly Seat[];
  readonly declarer: Seat;
  readonly contract: Game;
  readonly whisters: readonly Seat[];
  /** Whether the sole whister came back over a half-whist (WHIST4). */
  readonly isReturned: boolean;
  /** Tricks by seat. */
  readonly taken: readonly number[];
}

/** Value of a game in pool points (SCORE2). */
const valueOf = (paper: Paper, contract: Game): number => worth(paper, LEVEL_VALUE[levelOf(contract)]);

/** Price of a trick in whists. */
export function whistPrice(paper: Paper, contract: Game): number {
  return valueOf(paper, contract) * paper.settings.whistMultiplier;
}

/** Price of a trick in mountain points. */
export function mountainPrice(paper: Paper, contract: Game): number {
  return valueOf(paper, contract) * paper.settings.mountainMultiplier;
}

/** Tricks that declarer is short of; not positive on a made game. */
const undertricksOf = ({ contract, declarer, taken }: PlayedGame): number => levelOf(contract) - at(taken, declarer);

const defendersIn = ({ settings }: Paper, { seats, declarer }: PlayedGame): readonly Seat[] =>
  defendingPersons(seats, declarer, settings);

function defenceTricks(game: PlayedGame): number {
  const [first, second] = defendersOf(game.seats, game.declarer);
  return at(game.taken, first) + at(game.taken, second);
}

interface Shortfall {
  readonly seat: Seat;
  readonly missing: number;
}

function soleShortfall(paper: Paper, game: PlayedGame, seat: Seat): readonly Shortfall[] {
  const duty = LEVEL_DUTY[levelOf(game.contract)];
  const answersForOwn = paper.settings.soleWhisterDuty === "own" && duty > 1;
  const missing = answersForOwn ? duty / 2 - at(game.taken, seat) : duty - defenceTricks(game);
  return [{ seat, missing }];
}

/** A duty of one trick cannot be halved: the second whister bears it, or both do (SCORE11). */
function sharedDutyOfOne(paper: Paper, game: PlayedGame): readonly Shortfall[] {
  const missing = 1 - defenceTricks(game);
  const payers = paper.settings.dutyOfOne === "both" ? game.whisters : [at(game.whisters, 1)];
  return payers.map((seat) => ({ seat, missing }));
}

function halvedDuty(paper: Paper, game: PlayedGame): readonly Shortfall[] {
  const duty = LEVEL_DUTY[levelOf(game.contract)];
  const cap = paper.settings.shortfallCap === "team" ? duty - defenceTricks(game) : duty;
  return game.whisters.map((seat) => ({ seat, missing: Math.min(cap, duty / 2 - at(game.taken, seat)) }));
}

/** What the whisters are short of on a made game, by whister; not positive means nothing (SCORE8). A dealer who whists owes nothing (SCORE19). */
function shortfalls(paper: Paper, game: PlayedGame): readonly Shortfall[] {
  const [first, second] = game.whisters;
  if (first === undefined || sitsOut(game, first) || isCheckedTen(game.contract, paper.settings)) return [];
  if (second === undefined) return soleShortfall(paper, game, first);
  return LEVEL_DUTY[levelOf(game.contract)] === 1 ? sharedDutyOfOne(paper, game) : halvedDuty(paper, game);
}

function writeTrickWhists(paper: Paper, game: PlayedGame, shares: ReadonlyMap<Seat, number>): void {
  const price = whistPrice(paper, game.contract);
  for (const [seat, tricks] of shares) {
    writeWhists(paper, { seat, on: game.declarer, amount: price * tricks, reason: "trickWhists" });
  }
}

/** Tells whether a sole whister shares with the passer (SCORE5, SCORE17). */
function isShared({ settings: { whistSharing } }: Paper, game: PlayedGame): boolean {
  if (whistSharing === "gentleman") return undertricksOf(game) > 0;
  return whistSharing === "gentlemanAlways" && !game.isReturned;
}

/** Tricks that each defender writes: their own; all of a sole whister, or half of all where they share. */
function trickShares(paper: Paper, game: PlayedGame): ReadonlyMap<Seat, number> {
  const [first, second] = game.whisters;
  const defenders = defendersIn(paper, game);
  if (first === undefined || second !== undefined) {
    return new Map(defenders.map((seat) => [seat, at(game.taken, seat)]));
  }
  const all = defenceTricks(game);
  // A dealer who whists shares with nobody: both defenders have left the game.
  if (defenders.length === 1 || sitsOut(game, first) || !isShared(paper, game)) return new Map([[first, all]]);
  return new Map(defenders.map((seat) => [seat, all / 2]));
}

function scoreMade(paper: Paper, game: PlayedGame): void {
  writePool(paper, { seat: game.declarer, amount: valueOf(paper, game.contract), reason: "contractMade" });
  writeTrickWhists(paper, game, trickShares(paper, game));
  const half = paper.settings.whistResponsibility === "half" ? 2 : 1;
  for (const { seat, missing } of shortfalls(paper, game)) {
    const amount = (mountainPrice(paper, game.contract) * Math.max(0, missing)) / half;
    writeMountain(paper, { seat, amount, reason: "shortfall" });
  }
}

/** Who writes a consolation: both defenders, and the sitting dealer, one who whists in any case (SCORE6, SCORE7, SCORE19). */
function consoled(paper: Paper, game: PlayedGame): readonly Seat[] {
  const defenders = defendersIn(paper, game);
  const isDealers = paper.settings.consolationToDealer || game.whisters.includes(game.dealer);
  return sitsOut(game, game.dealer) && isDealers ? [...defenders, game.dealer] : defenders;
}

function scoreFailed(paper: Paper, game: PlayedGame, undertricks: number): void {
  const { declarer, contract } = game;
  const amount = mountainPrice(paper, contract) * undertricks;
  writeMountain(paper, { seat: declarer, amount, reason: "undertricks" });
  writeTrickWhists(paper, game, trickShares(paper, game));
  const { consolation } = paper.settings;
  const price = consolation === "price" ? whistPrice(paper, contract) : consolation * paper.bombFactor;
  for (const seat of consoled(paper, game)) {
    writeWhists(paper, { seat, on: declarer, amount: price * undertricks, reason: "consolation" });
  }
}

/** Writes a played game (SCORE2 to SCORE12, SCORE17, SCORE19). */
export function scoreGame(paper: Paper, game: PlayedGame): void {
  const undertricks = undertricksOf(game);
  if (undertricks > 0) scoreFailed(paper, game, undertricks);
  else scoreMade(paper, game);
}

/** Writes a half-whist: half the duty at the trick price (SCORE13). */
export function scoreHalfWhist(paper: Paper, game: PlayedGame, seat: Seat): void {
  const duty = LEVEL_DUTY[levelOf(game.contract)];
  const amount = (whistPrice(paper, game.contract) * duty) / 2;
  writeWhists(paper, { seat, on: game.declarer, amount, reason: "halfWhist" });
}
