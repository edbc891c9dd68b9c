import { legal, personsAt, settingsOf, viewFor, type Pulya, type Seat, type Settings } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import type { CatchPlan, Table, TableEnvelope } from "@trelyazh/table";
import type { Moment } from "./simulate.ts";

/** A table screen that can be looked at without a server. */
export interface GalleryTable {
  readonly table: Table;
  readonly you: Seat | null;
  readonly log: readonly TableEnvelope[];
  readonly presence: TablePresence;
  /** What the viewer and Alexandra have planned against a misère. */
  readonly plan?: CatchPlan;
}

export const YOU: Seat = 0;

export const BOARD: Table = {
  id: "00000000-0000-4000-8000-000000000000",
  ownerId: "you",
  settings: settingsOf("sochi"),
  turnSeconds: 45,
  botLevel: "novice",
  spectatorDelaySeconds: 30,
  banks: { time: [95_000, 0, 120_000], connection: [180_000, 0, 180_000] },
  createdAt: 0,
  status: "playing",
  seats: [
    { kind: "human", userId: "you", name: "Гость 4821" },
    { kind: "bot", name: "Bot 2", level: "novice", persona: "gorynych" },
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

export const AROUND = {
  presence: { online: [0, 2], spectators: 0, isStorageAway: false, isLineAway: false, botsHurry: false },
} as const satisfies Partial<GalleryTable>;

const FOURTH = { kind: "human", userId: "he", name: "Валентин Юрьевич" } as const;

/** Returns the chairs of a table for so many; a bot sits on the second of them. */
export function chairsFor(players: Settings["players"]): Pick<Table, "settings" | "seats" | "banks"> {
  const { banks, seats } = BOARD;
  return {
    settings: settingsOf("sochi", { players }),
    seats: [...seats, FOURTH].slice(0, players),
    banks: {
      time: [...banks.time, 40_000].slice(0, players),
      connection: [...banks.connection, 9000].slice(0, players),
    },
  };
}

/** Returns the table at a moment as somebody sees it. */
export function tableAt({ pulya, events }: Moment, you: Seat | null): GalleryTable {
  const actor = pulya.deal === null || pulya.deal.phase === "finished" ? null : turnOf(pulya);
  return {
    table: {
      ...BOARD,
      ...chairsFor(pulya.settings.players),
      settings: pulya.settings,
      status: pulya.settlement === null ? "playing" : "finished",
      pulya: viewFor(pulya, you ?? "spectator"),
      turn: actor === null ? null : { number: 7, actor, deadlineAt: actor === 1 ? null : Date.now() + 31_000 },
    },
    you,
    log: events.map((event, index) => ({ seq: index + 1, at: 0, turn: null, event: { type: "game", event } })),
    ...AROUND,
  };
}

function turnOf(pulya: Pulya): Seat | null {
  return personsAt(pulya.settings.players).find((seat) => legal(pulya, seat).kind !== "none") ?? null;
}
