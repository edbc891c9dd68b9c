import { legal, settingsOf, type PresetName, type Pulya, type Settings } from "@trelyazh/preferans";
import { AROUND, BOARD, chairsFor, tableAt, YOU, type GalleryTable } from "./board.ts";
import { findMoment } from "./simulate.ts";

/** What a table for two or four is looked at for, beyond what those for three show. */
interface SeatsPage {
  readonly players: Settings["players"];
  /** Sochi unless told. */
  readonly preset?: PresetName;
  readonly isWanted: (pulya: Pulya) => boolean;
  /** The viewer looks on. */
  readonly isSpectator?: true;
}

const playing = ({ deal }: Pulya) => (deal?.phase === "play" ? deal : null);
const kindOf = (pulya: Pulya) => playing(pulya)?.undertaking.kind ?? null;
const openHands = (pulya: Pulya) => playing(pulya)?.open ?? [];
const cardsLying = (pulya: Pulya) => playing(pulya)?.trick.cards.length ?? 0;
const tricksTaken = (pulya: Pulya) => playing(pulya)?.tricks.length ?? 0;
const isDealer = ({ deal }: Pulya) => deal?.dealer === YOU;
const mine = (pulya: Pulya, kind: string) => legal(pulya, YOU).kind === kind;

/** The viewer is asked for a card of another hand than their own. */
const playsAnother = (pulya: Pulya) => {
  const options = legal(pulya, YOU);
  return options.kind === "play" && options.hand !== YOU;
};

const PAGES: Readonly<Record<string, SeatsPage>> = {
  "two-auction": { players: 2, isWanted: (pulya) => mine(pulya, "call") && (pulya.deal?.calls.length ?? 0) > 0 },
  "two-order": { players: 2, isWanted: (pulya) => mine(pulya, "order") && (pulya.deal?.calls.length ?? 0) > 12 },
  "two-dummy": { players: 2, isWanted: (pulya) => playsAnother(pulya) && tricksTaken(pulya) === 1 },
  "two-declarer": {
    players: 2,
    isWanted: (pulya) => mine(pulya, "play") && openHands(pulya).length === 2 && !openHands(pulya).includes(YOU),
  },
  "two-scored": {
    players: 2,
    isWanted: ({ deal, dealNumber }) => deal?.phase === "finished" && deal.result.kind === "played" && dealNumber > 4,
  },
  "four-auction": {
    players: 4,
    isWanted: (pulya) => mine(pulya, "call") && pulya.deal?.dealer === 1 && pulya.deal.calls.length > 3,
  },
  "four-whist": { players: 4, isWanted: (pulya) => mine(pulya, "whist") && pulya.deal?.dealer === 3 },
  "four-play": {
    players: 4,
    isWanted: (pulya) =>
      mine(pulya, "play") && pulya.deal?.dealer === 2 && kindOf(pulya) === "game" && cardsLying(pulya) === 2,
  },
  "four-light": { players: 4, isWanted: (pulya) => playsAnother(pulya) && tricksTaken(pulya) === 2 },
  "four-declarer": {
    players: 4,
    isWanted: (pulya) => mine(pulya, "play") && openHands(pulya).length === 2 && !openHands(pulya).includes(YOU),
  },
  "four-all-pass": {
    players: 4,
    isWanted: (pulya) =>
      mine(pulya, "play") &&
      playing(pulya)?.trick.talonCard !== null &&
      tricksTaken(pulya) === 1 &&
      cardsLying(pulya) === 2,
  },
  "four-out-auction": { players: 4, isWanted: (pulya) => isDealer(pulya) && (pulya.deal?.calls.length ?? 0) === 3 },
  "four-out-open": {
    players: 4,
    isWanted: (pulya) => isDealer(pulya) && openHands(pulya).length === 2 && cardsLying(pulya) === 2,
  },
  "four-out-talon": {
    players: 4,
    isWanted: (pulya) =>
      isDealer(pulya) && (playing(pulya)?.trick.talonCard ?? null) !== null && cardsLying(pulya) === 2,
  },
  "four-out-asked": { players: 4, preset: "fspr", isWanted: (pulya) => isDealer(pulya) && mine(pulya, "whist") },
  "four-out-whists": {
    players: 4,
    preset: "fspr",
    isWanted: (pulya) => isDealer(pulya) && playsAnother(pulya) && cardsLying(pulya) === 1 && tricksTaken(pulya) === 1,
  },
  "four-spectator": {
    players: 4,
    isSpectator: true,
    isWanted: (pulya) => isDealer(pulya) && openHands(pulya).length === 2 && cardsLying(pulya) === 1,
  },
  "four-scored": {
    players: 4,
    isWanted: ({ deal, dealNumber }) => deal?.phase === "finished" && deal.result.entries.length > 4 && dealNumber > 8,
  },
  "four-settled": { players: 4, isWanted: ({ settlement }) => settlement !== null },
};

function pageTable({ players, preset = "sochi", isWanted, isSpectator }: SeatsPage): GalleryTable {
  const settings = settingsOf(preset, { players });
  return tableAt(findMoment(isWanted, { seed: 3, settings }), isSpectator === true ? null : YOU);
}

function waitingTable(players: Settings["players"]): GalleryTable {
  const { seats, ...chairs } = chairsFor(players);
  const table = { ...BOARD, ...chairs, createdAt: Date.now(), status: "waiting", seats: seats.with(1, null) } as const;
  return { table, you: YOU, log: [], ...AROUND };
}

/** The states of tables for two and four. */
export const SEATS_SCENES: Readonly<Record<string, () => GalleryTable>> = {
  "two-waiting": () => waitingTable(2),
  "four-waiting": () => waitingTable(4),
  ...Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, () => pageTable(page)])),
};
