import {
  differences,
  readSettings,
  settingsOf,
  type CloseBy,
  type PresetName,
  type Seat,
  type Settings,
} from "@trelyazh/preferans";
import { paceOf, type LobbyTable, type SeekTerms } from "@trelyazh/protocol";

/** What makes a pulya longer is no other convention. */
const SIZES: readonly string[] = ["closeBy.target", "closeBy.total", "closeBy.count"];

/** A chair at a table that is there already. */
export interface OpenChair {
  readonly tableId: string;
  readonly seat: Seat;
}

/**
 * Returns the free chairs at tables of the lobby's list where somebody may be seated who seeks on those terms, one a table: the
 * table where most people wait first, and of those the one that has waited longest.
 */
export function openChairs(tables: readonly LobbyTable[], terms: SeekTerms): readonly OpenChair[] {
  return tables
    .filter((table) => table.status === "waiting" && table.isBeyondShare !== true && isWanted(table, terms))
    .toSorted((a, b) => people(b) - people(a) || a.createdAt - b.createdAt)
    .flatMap((table) => freeChairOf(table) ?? []);
}

const people = ({ seats }: LobbyTable) => seats.filter((occupant) => occupant?.kind === "human").length;

function freeChairOf({ id, seats, kept }: LobbyTable): OpenChair | null {
  const seat = seats.findIndex((occupant, index) => occupant === null && !kept?.[index]);
  // Chairs are numbered as seats are.
  return seat < 0 ? null : { tableId: id, seat: seat as Seat };
}

function isWanted(table: LobbyTable, { conventions, players, paces, withBots }: SeekTerms): boolean {
  if (table.seats.length !== players || table.isUntimed === true || people(table) === 0) return false;
  if (!withBots && table.seats.some((occupant) => occupant?.kind === "bot")) return false;
  if (!paces.includes(paceOf(table.turnSeconds))) return false;
  const settings = settingsAt(table);
  return settings !== null && conventions.some((name) => isPlayed(settings, name));
}

/** Nothing is said of Sochi at three with a pool for each but its size. */
function settingsAt({ settings, poolTarget }: LobbyTable): Settings | null {
  if (settings !== undefined) {
    const reading = readSettings(settings);
    return reading.ok ? reading.settings : null;
  }
  return poolTarget === null ? null : settingsOf("sochi", { closeBy: { kind: "each", target: poolTarget, aid: true } });
}

/** Says whether that is the convention as it is usual, and not longer. */
function isPlayed(settings: Settings, convention: PresetName): boolean {
  const usual = settingsOf(convention, { players: settings.players });
  const isSame = differences(settings, usual).every(({ setting }) => SIZES.includes(setting));
  return isSame && sizeOf(settings.closeBy) <= sizeOf(usual.closeBy);
}

function sizeOf(closeBy: CloseBy): number {
  if (closeBy.kind === "each") return closeBy.target;
  return closeBy.kind === "sum" ? closeBy.total : closeBy.count;
}
