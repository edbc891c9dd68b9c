import type { Seat } from "@trelyazh/preferans";
import { hasTurn, type Table } from "@trelyazh/table";
import type { Sound } from "#lib/preferences/alerts.ts";
import type { TableScene } from "../scene/table-store.ts";
import { runOf } from "../seats/clock.ts";

/** What a player is called for. */
export type Call = "start" | "turn" | "low";

/** What of a table can call its player. */
export interface Standing {
  readonly hasBegun: boolean;
  /** The number of the turn, if it is the viewer's; null else, and where they play in another tab. */
  readonly ownTurn: number | null;
  /** When the time for that turn begins to run low, by the club's clock; null when it does not. */
  readonly lowAt: number | null;
}

/** The same in a moment. */
export interface Moment extends Standing {
  readonly isLow: boolean;
}

/** How the person wants to be called. */
export interface AlertSettings {
  readonly marks: boolean;
  readonly sound: Sound;
  readonly notices: boolean;
}

/** Time runs low when so much of it is left, or a third of a short turn. */
const LOW_MS = 10_000;
const LOW_SHARE = 1 / 3;

/** Returns when the last of a player's time runs low: while a reserve is left, it does not. */
function lowMoment(table: Table, seat: Seat): number | null {
  const run = runOf(table, seat);
  if (run === null || run.bank === "connection") return null;
  if (run.bank === null && (table.banks.time[seat] ?? 0) > 0) return null;
  const allMs = run.totalMs ?? Number.POSITIVE_INFINITY;
  return run.deadlineAt - Math.min(LOW_MS, allMs * LOW_SHARE);
}

/** In a tab that is quiet nothing is legal, so nobody is called there. */
export function standingOf({ table, you, legal }: TableScene): Standing {
  const isOwn = you !== null && legal.kind !== "none" && hasTurn(table, you);
  return {
    hasBegun: table.status !== "waiting",
    ownTurn: isOwn ? (table.turn?.number ?? null) : null,
    lowAt: isOwn ? lowMoment(table, you) : null,
  };
}

/** Returns what one moment after another calls the player for: the most urgent thing, and each of them once. */
export function callBetween(before: Moment, now: Moment): Call | null {
  if (now.isLow && !(before.isLow && before.ownTurn === now.ownTurn)) return "low";
  if (now.ownTurn !== null && now.ownTurn !== before.ownTurn) return "turn";
  return now.hasBegun && !before.hasBegun ? "start" : null;
}

/** Says whether title and icon have to say that it is the player's turn. */
export function isMarked({ ownTurn }: Standing, isAway: boolean, { marks }: AlertSettings): boolean {
  return marks && isAway && ownTurn !== null;
}

/** How a call is made. */
export interface Alert {
  readonly loudness: Exclude<Sound, "off"> | null;
  readonly isNotified: boolean;
}

/** Returns how a player is called. One who looks at the table sees it all; only time that runs out is heard as well. */
export function alertFor(call: Call, isAway: boolean, { sound, notices }: AlertSettings): Alert {
  const isHeard = isAway || call === "low";
  return { loudness: isHeard && sound !== "off" ? sound : null, isNotified: isAway && notices };
}
