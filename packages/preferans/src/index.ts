export { actorOf } from "./actor.ts";
export { standingBid, type StandingBid } from "./auction.ts";
export {
  CARD_BACK,
  DECK,
  RANKS,
  SUITS,
  compareCards,
  isCard,
  isSeen,
  parseCard,
  rankOf,
  strengthOf,
  suitOf,
  type Card,
  type CardBack,
  type Rank,
  type SeenCard,
  type Suit,
} from "./cards.ts";
export type { Command, Move } from "./commands.ts";
export {
  DENOMINATIONS,
  GAMES,
  LEVELS,
  LEVEL_DUTY,
  LEVEL_VALUE,
  MISERE_VALUE,
  WHIST_ANSWERS,
  isGame,
  levelOf,
  trumpOf,
  type Bid,
  type Call,
  type Denomination,
  type Game,
  type GameWithoutTalon,
  type Level,
  type SeatCall,
  type SeatWhist,
  type WhistAnswer,
} from "./contract.ts";
export { nextDealer } from "./dealing.ts";
export { decide, type Decision } from "./decide.ts";
export { defaultMove } from "./default-move.ts";
export { EngineError, type EngineFault } from "./engine-error.ts";
export type { GameEvent, OpenHand } from "./events.ts";
export { evolve } from "./evolve.ts";
export { CALLS, LADDER, gameOf, isCall, isMisere, isWithoutTalon, stepOf } from "./ladder.ts";
export type { Legal, LegalAside } from "./legal.ts";
export { asideMoves, legal, legalAside, legalMoves } from "./legal-moves.ts";
export { partiesOf } from "./offers.ts";
export { parseSettings, type SettingsReading } from "./parse-settings.ts";
export { PRESETS, PRESET_NAMES, settingsOf, type PresetName } from "./presets.ts";
export { startPulya } from "./pulya.ts";
export { REFUSALS, type Refusal } from "./refusals.ts";
export {
  SCORE_REASONS,
  type DealResult,
  type ScoreEntry,
  type ScoreReason,
  type Settlement,
  type Sheet,
} from "./score-types.ts";
export { DUMMY, SEATS, handsOfDeal, isSeat, personsAt, type Seat, type Viewer } from "./seats.ts";
export type { AllPassSettings, CloseBy, OpenTiming, Settings } from "./settings.ts";
export { settleNow, settlement } from "./settlement.ts";
export { commitment, shuffle, verifyDeal, type DealCheck, type DealSource, type Sha256 } from "./shuffle.ts";
export type {
  AuctionDeal,
  Deal,
  FinishedDeal,
  Offer,
  OpennessDeal,
  OrderDeal,
  Phase,
  PlayDeal,
  PlayedCard,
  Pulya,
  Trick,
  Undertaking,
  WhistDeal,
} from "./state.ts";
export { ledSuit } from "./tricks.ts";
export { project, viewFor, type FullPulya, type ProjectedEvent, type View } from "./views.ts";
export { defendersOf } from "./whisting.ts";
export { deviations, type Deviation, type SettingValue } from "./deviations.ts";
export {
  describeEntry,
  describeEvent,
  describeResult,
  nameBid,
  type EntrySentence,
  type EventSentence,
  type NamedBid,
  type ResultSentence,
} from "./descriptions.ts";
export { parseRecord, type Parsing } from "./notation/parse.ts";
export { printRecord } from "./notation/print.ts";
export { NOTATION_FAULTS, type Fault, type NotationFault } from "./notation/readers.ts";
export { recordOf, type DealRecord, type PulyaRecord } from "./notation/record.ts";
export { readRecord, replayRecord, type RecordReading, type Replay } from "./notation/replay.ts";
export { foldStored, type EventsReading } from "./stored-events.ts";
