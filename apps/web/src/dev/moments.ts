import { legal, settingsOf, viewFor, type DealResult, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Table, TableEnvelope } from "@trelyazh/protocol";
import { findMoment, type Moment } from "./simulate.ts";

/** A table screen that can be looked at without a server. */
export interface GalleryTable {
  readonly table: Table;
  readonly you: Seat | null;
  readonly log: readonly TableEnvelope[];
}

const YOU: Seat = 0;
const BOARD: Table = {
  id: "00000000-0000-4000-8000-000000000000",
  ownerId: "you",
  settings: settingsOf("sochi"),
  turnSeconds: 45,
  spectatorDelaySeconds: 30,
  banks: { time: [95_000, 0, 120_000], connection: [180_000, 0, 180_000] },
  createdAt: 0,
  status: "playing",
  seats: [
    { kind: "human", userId: "you", name: "Гость 4821" },
    { kind: "bot", name: "Ферзь", level: "novice" },
    { kind: "human", userId: "she", name: "Александра" },
  ],
  turn: null,
  proposal: null,
  declined: [],
  pause: null,
  isEnding: false,
  pulya: null,
  seq: 100,
};

function tableAt({ pulya, events }: Moment, you: Seat | null): GalleryTable {
  const actor = pulya.deal === null || pulya.deal.phase === "finished" ? null : turnOf(pulya);
  return {
    table: {
      ...BOARD,
      status: pulya.settlement === null ? "playing" : "finished",
      pulya: viewFor(pulya, you ?? "spectator"),
      turn: actor === null ? null : { number: 7, actor, deadlineAt: actor === 1 ? null : Date.now() + 31_000 },
    },
    you,
    log: events.map((event, seq) => ({ seq, at: 0, turn: null, event: { type: "game", event } })),
  };
}

function turnOf(pulya: Pulya): Seat | null {
  return ([0, 1, 2] as const).find((seat) => legal(pulya, seat).kind !== "none") ?? null;
}

const mine = (pulya: Pulya, kind: string) => legal(pulya, YOU).kind === kind;
const isPlaying = (pulya: Pulya, kind: string) => pulya.deal?.phase === "play" && pulya.deal.undertaking.kind === kind;

const hasPlayed = (pulya: Pulya, kind: DealResult["kind"]) =>
  pulya.deal?.phase === "finished" && pulya.deal.result.kind === kind;

/** What each page of the gallery looks for. */
const WANTED: Readonly<Record<string, (pulya: Pulya) => boolean>> = {
  auction: (pulya) => mine(pulya, "call") && (pulya.deal?.calls.some(({ call }) => call !== "pass") ?? false),
  "auction-others": (pulya) =>
    pulya.deal?.phase === "auction" && pulya.deal.turn === 1 && pulya.deal.calls.length === 3,
  order: (pulya) => mine(pulya, "order"),
  "order-others": (pulya) => pulya.deal?.phase === "order" && pulya.deal.declarer !== YOU,
  "misere-discard": (pulya) => mine(pulya, "discard"),
  whist: (pulya) => mine(pulya, "whist"),
  openness: (pulya) => mine(pulya, "openness"),
  play: (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "game") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.trick.cards.length === 2 &&
    pulya.deal.tricks.length === 3 &&
    pulya.deal.open.length === 0,
  "trick-taken": (pulya) =>
    isPlaying(pulya, "game") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.tricks.length === 4 &&
    pulya.deal.trick.cards.length === 0,
  light: (pulya) => {
    const options = legal(pulya, YOU);
    return (
      options.kind === "play" && options.hand !== YOU && pulya.deal?.phase === "play" && pulya.deal.tricks.length === 2
    );
  },
  misere: (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "misere") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.open.length > 0 &&
    pulya.deal.tricks.length === 1,
  "all-pass": (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "allPass") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.trick.talonCard !== null &&
    pulya.deal.trick.cards.length === 1,
  scored: (pulya) => pulya.deal?.phase === "finished" && pulya.deal.result.entries.length > 2 && pulya.dealNumber > 6,
  analysis: (pulya) => hasPlayed(pulya, "played"),
  "analysis-misere": (pulya) => hasPlayed(pulya, "misere"),
  "analysis-all-pass": (pulya) => hasPlayed(pulya, "allPass"),
  "analysis-passed-out": (pulya) => hasPlayed(pulya, "passedOut"),
  settled: (pulya) => pulya.settlement !== null,
};

/** Returns the table of a gallery page. */
export function galleryTable(name: string): GalleryTable {
  if (name === "waiting") {
    const seats = BOARD.seats.with(1, null).with(2, null);
    return { table: { ...BOARD, status: "waiting", seats }, you: YOU, log: [] };
  }
  if (name === "spectator") return tableAt(findMoment(WANTED["play"] ?? (() => true), 5), null);
  return tableAt(findMoment(WANTED[name] ?? (() => true), 3), YOU);
}
