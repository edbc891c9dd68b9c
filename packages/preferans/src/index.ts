export { actorOf } from "./engine/actor.ts";
export { standingBid, type StandingBid } from "./auction/auction.ts";
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
} from "./cards/cards.ts";
export type { Command, Move } from "./pulya/commands.ts";
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
} from "./cards/contract.ts";
export { checkingDeal, type RevealedDeal } from "./pulya/checking-deal.ts";
export { nextDealer } from "./pulya/dealing.ts";
export {
  DEAL_FAULTS,
  dealOf,
  type Cards,
  type DealFault,
  type DealFaultCode,
  type DealSetUp,
  type DealtCards,
  type KnownDeal,
  type SetUpDeal,
} from "./pulya/deal-of.ts";
export { decide, type Decision } from "./engine/decide.ts";
export { defaultMove } from "./engine/default-move.ts";
export { EngineError, type EngineFault } from "./engine-error.ts";
export type { GameEvent, OpenHand } from "./pulya/events.ts";
export { evolve } from "./engine/evolve.ts";
export { CALLS, LADDER, gameOf, isCall, isMisere, isWithoutTalon, stepOf } from "./cards/ladder.ts";
export type { Legal, LegalAside } from "./engine/legal.ts";
export { asideMoves, legal, legalAside, legalMoves } from "./engine/legal-moves.ts";
export { partiesOf } from "./play/offers.ts";
export { parseSettings, type SettingFault, type SettingsReading } from "./settings/parse-settings.ts";
export { PRESETS, PRESET_NAMES, settingsOf, type PresetName, type SettingsOverrides } from "./settings/presets.ts";
export { settingsOfStored, type StoredSettings } from "./settings/stored-settings.ts";
export { startPulya } from "./pulya/pulya.ts";
export { blankSheet } from "./pulya/sheet.ts";
export { REFUSALS, type Refusal } from "./refusals.ts";
export {
  SCORE_REASONS,
  type DealResult,
  type ScoreEntry,
  type ScoreReason,
  type Settlement,
  type Sheet,
} from "./pulya/score.ts";
export { DUMMY, SEATS, handsOfDeal, isSeat, personsAt, type Seat, type Viewer } from "./seats.ts";
export type { AllPassSettings, CloseBy, OpenTiming, Settings } from "./settings/settings.ts";
export { bidWorth, type BidWorth } from "./paper/bid-worth.ts";
export { allPassRow, type AllPassRow } from "./paper/streak.ts";
export { FACT_FAULTS, scoreDeal, type DealFacts, type DealScoring, type FactFault } from "./paper/score-deal.ts";
export { pencilOf, type Pencil, type PencilPair, type PencilPart } from "./paper/pencil.ts";
export { progressAfter, progressOf, type Progress } from "./paper/progress.ts";
export { settleNow, settlement } from "./paper/settlement.ts";
export { hashedInTime, hexOf, type Hashing, type Sha256 } from "./cards/hashing.ts";
export {
  commitment,
  DEAL_CHECK_FAULTS,
  shuffle,
  SHUFFLE_VERSION,
  verifyDeal,
  type DealCheck,
  type DealCheckFault,
  type DealSource,
  type RevealedSource,
} from "./cards/shuffle.ts";
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
} from "./pulya/state.ts";
export { dealerTakesTricks, ledSuit } from "./play/tricks.ts";
export { project, viewFor, type FullPulya, type ProjectedEvent, type View } from "./engine/views.ts";
export { defendersOf } from "./play/whisting.ts";
export {
  deviations,
  differences,
  flatSettings,
  type Deviation,
  type FlatSetting,
  type SettingValue,
} from "./settings/deviations.ts";
export {
  describeEntry,
  describeEvent,
  describeResult,
  nameBid,
  type EntrySentence,
  type EventSentence,
  type NamedBid,
  type ResultSentence,
} from "./pulya/descriptions.ts";
export { parseRecord, type Parsing } from "./notation/parse.ts";
export { printRecord } from "./notation/print.ts";
export { NOTATION_FAULTS, type Fault, type NotationFault } from "./notation/readers.ts";
export { printSettings, readSettings, type SettingsTextReading } from "./notation/settings-text.ts";
export { recordOf, type DealRecord, type PulyaRecord } from "./notation/record.ts";
export { readRecord, type RecordReading } from "./notation/read-record.ts";
export { replayRecord, type Replay } from "./notation/replay.ts";
export { foldStored, type EventsReading } from "./engine/stored-events.ts";
