import { at } from "../at.ts";
import { trumpOf, type Bid, type Game } from "../cards/contract.ts";
import { EngineError } from "../engine-error.ts";
import { gameOf, isMisere } from "../cards/ladder.ts";
import { asksForOpenness, isCheckedTen } from "../play/opening.ts";
import { firstHand, nextPerson, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { Deal, OpennessDeal, Phase, PlayDeal, Pulya, Undertaking, WhistDeal } from "../pulya/state.ts";
import { newTrick } from "../play/tricks.ts";
import { defendingPersons, sitsOut, whistState } from "../play/whisting.ts";

/** What all phases of a deal have in common. */
export type DealBasics = Pick<Deal, "number" | "dealer" | "seats" | "hands" | "talon" | "calls">;

export function basicsOf({ number, dealer, seats, hands, talon, calls }: DealBasics): DealBasics {
  return { number, dealer, seats, hands, talon, calls };
}

/** Returns the deal on the table, which must be in that phase. */
export function dealIn<P extends Phase>(pulya: Pulya, phase: P): Extract<Deal, { phase: P }> {
  const { deal } = pulya;
  if (deal?.phase !== phase) throw new EngineError("EVENT_OUT_OF_PLACE", `expected ${phase}, found ${deal?.phase}`);
  // The phase just compared is the union's discriminant; a generic comparison does not narrow it.
  return deal as Extract<Deal, { phase: P }>;
}

type Start = DealBasics & { readonly discard: PlayDeal["discard"] };

export function startPlay(start: Start, undertaking: Undertaking): PlayDeal {
  const leader = firstHand(start.seats);
  return {
    ...basicsOf(start),
    phase: "play",
    undertaking,
    turn: leader,
    discard: start.discard,
    open: [],
    tricks: [],
    trick: newTrick(leader),
    taken: start.hands.map(() => 0),
    offer: null,
    refusedOffers: start.hands.map(() => 0),
    withdrawnOffers: start.hands.map(() => 0),
  };
}

/** The one person against declarer at a table for two, who plays the dummy too; null at larger tables. */
function dummysMaster(settings: Settings, declarer: Seat): Seat | null {
  return settings.players === 2 ? nextPerson(2, declarer) : null;
}

/** Misère is played at once; nobody whists (WHIST7). */
export function startMisere(start: Start, { settings, declarer }: { settings: Settings; declarer: Seat }): PlayDeal {
  return startPlay(start, { kind: "misere", declarer, soleCatcher: dummysMaster(settings, declarer) });
}

interface GameStart {
  readonly settings: Settings;
  readonly declarer: Seat;
  readonly contract: Game;
}

/** A game is offered to the defenders, unless it is a checked ten, which is played at once (WHIST8). */
export function startGame(start: Start, { settings, declarer, contract }: GameStart): WhistDeal | PlayDeal {
  const defenders = defendingPersons(start.seats, declarer, settings);
  if (isCheckedTen(contract, settings)) {
    const lightWhister = dummysMaster(settings, declarer);
    return startPlay(start, {
      kind: "game",
      declarer,
      contract,
      trump: trumpOf(contract),
      whists: [],
      whisters: defenders,
      lightWhister,
      isOpennessDue: false,
    });
  }
  return {
    ...basicsOf(start),
    phase: "whist",
    turn: at(defenders, 0),
    declarer,
    contract,
    discard: start.discard,
    whists: [],
  };
}

interface Defence {
  readonly whisters: readonly Seat[];
  readonly lightWhister: Seat | null;
  readonly isOpennessDue?: boolean;
}

/** Goes on to the play of a whisted game. */
export function startWhistedGame(
  deal: WhistDeal | OpennessDeal,
  { whisters, lightWhister, isOpennessDue = false }: Defence,
): PlayDeal {
  const { declarer, contract, whists } = deal;
  return startPlay(deal, {
    kind: "game",
    declarer,
    contract,
    trump: trumpOf(contract),
    whists,
    whisters,
    lightWhister,
    isOpennessDue,
  });
}

/** Goes on with what a sole whister has chosen after the first card (WHIST13). */
export function playOnAs(deal: PlayDeal, lightWhister: Seat | null): PlayDeal {
  const { undertaking } = deal;
  if (undertaking.kind !== "game" || !asksForOpenness(deal)) {
    throw new EngineError("EVENT_OUT_OF_PLACE", "nobody is asked for light or dark");
  }
  return { ...deal, undertaking: { ...undertaking, lightWhister, isOpennessDue: false } };
}

/** What comes after an answer to the game: another question, light or dark, the play, or nothing. */
export function afterWhist(deal: WhistDeal, settings: Settings): WhistDeal | OpennessDeal | PlayDeal {
  const state = whistState({ deal, settings });
  if (state.kind === "asked") return { ...deal, turn: state.seat };
  if (state.kind !== "play") return deal;
  const [sole, other] = state.whisters;
  if (sole === undefined || other !== undefined) {
    return startWhistedGame(deal, { whisters: state.whisters, lightWhister: null });
  }
  // Whoever has no hand of their own to play, or plays the dummy too, sees what they play: there is nothing to choose.
  if (settings.players === 2 || sitsOut(deal, sole))
    return startWhistedGame(deal, { whisters: [sole], lightWhister: sole });
  if (settings.opennessAfterFirstCard) {
    return startWhistedGame(deal, { whisters: [sole], lightWhister: null, isOpennessDue: true });
  }
  return { ...deal, phase: "openness", turn: sole };
}

/** Goes on from a bid that leaves the talon where it is (TALON6). */
export function startWithoutTalon(
  start: DealBasics,
  { settings, declarer, bid }: { settings: Settings; declarer: Seat; bid: Bid },
): WhistDeal | PlayDeal {
  const played = { ...start, discard: [] };
  if (isMisere(bid)) return startMisere(played, { settings, declarer });
  return startGame(played, { settings, declarer, contract: gameOf(bid) });
}
