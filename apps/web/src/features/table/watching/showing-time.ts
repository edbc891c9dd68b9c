import type { TableMessage } from "@trelyazh/protocol";
import type { Pace } from "#lib/preferences/pace.ts";

type GameKind = Extract<
  Extract<TableMessage, { kind: "event" }>["envelope"]["event"],
  { type: "game" }
>["event"]["type"];

/** Milliseconds at a calm pace; what is not named needs no time of its own. */
const CALM_MS: Partial<Record<GameKind, number>> = {
  dealt: 500,
  called: 650,
  talonTaken: 1400,
  allPassStarted: 900,
  ordered: 900,
  whistAnswered: 750,
  opennessChosen: 750,
  handsOpened: 700,
  talonCardTurned: 700,
  cardPlayed: 480,
  trickTaken: 1250,
};

const PACE_FACTOR: Record<Pace, number> = { calm: 1, brisk: 0.5, instant: 0 };

/** Returns how long a message stays before the next one is shown. */
export function showingTimeMs(message: TableMessage, pace: Pace): number {
  if (message.kind !== "event" || message.envelope.event.type !== "game") return 0;
  return (CALM_MS[message.envelope.event.event.type] ?? 0) * PACE_FACTOR[pace];
}
