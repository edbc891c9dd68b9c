import type { Level } from "../cards/contract.ts";

/** When hidden hands that are to be opened are turned up (WHIST11, MIS2). */
export type OpenTiming =
  /** Before the opening lead if a defender leads, after declarer's first card if declarer leads. */
  "beforeDefenderLead" | "beforeLead" | "afterFirstCard";

export interface AllPassSettings {
  /** Tricks go to one's own mountain, or the lowest hand writes whists on the others for each of their tricks (Rostov) or for each above its own. */
  readonly scoring: "mountain" | "whists" | "whistDifference";
  /** Price of a trick in the first, second, … all-pass in a row; the last value goes on. Mountain points before the mountain multiplier, or whists. */
  readonly prices: readonly number[];
  /** Pool points for no trick, by place in the row. */
  readonly cleanBonus: readonly number[];
  /** As many mountain points, times the mountain multiplier, may come off instead: down to zero, or below it. */
  readonly cleanBonusIn: "pool" | "mountain" | "mountainBelowZero";
  /** A sitting dealer who can win tricks with the talon cards, and wins none, has no bonus. */
  readonly cleanForHandsOnly: boolean;
  /** Pool points of a sitting dealer who cannot win tricks with the talon cards. */
  readonly dealerBonus: number;
  /** Lowest level of the next auction after the first, second, … all-pass in a row. */
  readonly exits: readonly Level[];
  readonly exitBy: "anyGame" | "madeGame" | "whistedGame" | "whistedMadeGame";
  /** A misère, made or caught, does not end the row: nobody whists it. */
  readonly misereKeepsRow: boolean;
  readonly amnesty: boolean;
  readonly talon: "opened" | "closed";
  readonly dealerTalonCards: "real" | "suitOnly";
  readonly thirdTrick: "firstHand" | "winner";
  /** Who deals after an all-pass: the next player, or the same one again. */
  readonly dealer: "moves" | "stays";
  /** So many deals at the start of a pulya are all-passes without an auction. */
  readonly compulsoryDeals: number;
  /** Each of these gives its three hands a bomb: what is written for a player's next game counts twice, until one is made. */
  readonly bombs: boolean;
}

export type CloseBy =
  | { readonly kind: "each"; readonly target: number; readonly aid: boolean }
  | { readonly kind: "sum"; readonly total: number }
  | { readonly kind: "deals"; readonly count: number };

/** Every convention of a table as data; no code asks for a preset's name (SET2). */
export interface Settings {
  readonly players: 2 | 3 | 4;
  readonly closeBy: CloseBy;
  readonly hold: "strict" | "senior" | "seniorWins";
  readonly withoutTalon: boolean;
  readonly concession: boolean;
  /** What giving up on seeing the talon costs. */
  readonly concessionUndertricks: 2 | 3;
  readonly stalingrad: boolean;
  readonly halfWhistReturn: "sole" | "both";
  readonly gentlemanDowngrade: boolean;
  /** At four the sitting dealer may whist where a half-whist has been passed, and answers for nothing. */
  readonly dealerWhists: boolean;
  /** When a sole whister shares with the passer: never; on a failed game; on a made one too, but no whist that was returned. */
  readonly whistSharing: "greedy" | "gentleman" | "gentlemanAlways";
  readonly whistResponsibility: "full" | "half";
  readonly soleWhisterDuty: "team" | "own";
  readonly shortfallCap: "team" | "personal";
  readonly dutyOfOne: "second" | "both";
  readonly ten: "checked" | "whisted";
  readonly openTiming: OpenTiming;
  /** A sole whister chooses light or dark once the first card lies. */
  readonly opennessAfterFirstCard: boolean;
  readonly misereOpenTiming: OpenTiming;
  readonly whistMultiplier: 1 | 2;
  readonly mountainMultiplier: 1 | 2;
  /** Games and misères are worth four times as much, in pool, mountain and whists. */
  readonly fourfoldValues: boolean;
  /** Whists for a pool point at the end. */
  readonly poolPointValue: 10 | 20;
  /** `"price"`: the trick price; a number: that many whists an undertrick. */
  readonly consolation: "price" | number;
  readonly consolationToDealer: boolean;
  readonly allPass: AllPassSettings;
  readonly mountainPaidDown: boolean;
  /** `true`: ten whists a point, at four; `"gamePrice"`: the trick price of the game a point, at three too. */
  readonly paidTalon: boolean | "gamePrice";
  readonly dealerMisereShare: boolean;
}
