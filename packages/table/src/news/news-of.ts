import type { DealResult, Seat, Settings, Settlement, Sheet } from "@trelyazh/preferans";
import { isExcusedAt, leavingOf, type Leaving } from "../chairs/leaving.ts";
import type { Persona } from "../chairs/personas.ts";
import type { BotLevel, Occupant, Table } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";

/** Who sat on a chair: a person, a bot, or a bot in the place of a person. */
export interface ChairNews {
  readonly seat: Seat;
  readonly userId: string | null;
  readonly bot: { readonly name: string; readonly level: BotLevel; readonly persona?: Persona } | null;
}

/**
 * What the club has to remember of a table besides its events: whoever keeps an archive or counts something learns it from
 * here. People are named by their ids alone. A piece of news that means something else than before gets another kind, as
 * what was stored is not translated.
 */
export type News =
  /** The first deal is dealt. */
  | { readonly kind: "pulyaBegan"; readonly chairs: readonly ChairNews[] }
  | { readonly kind: "dealEnded"; readonly result: DealResult; readonly chairs: readonly ChairNews[] }
  | {
      readonly kind: "pulyaSettled";
      readonly settings: Settings;
      readonly sheet: Sheet;
      readonly settlement: Settlement;
      readonly chairs: readonly ChairNews[];
      /** All have agreed to end before the pulya's own end. */
      readonly byAgreement?: true;
      /** When the table was last taken up after an outage, in epoch milliseconds; absent where it never was. */
      readonly recoveredAt?: number;
    }
  /** In the middle of a pulya; a bot keeps the chair. */
  | {
      readonly kind: "playerLeft";
      readonly seat: Seat;
      readonly userId: string;
      /** What it is to the others; absent where an earlier release tells. */
      readonly leaving?: Leaving;
    }
  /** The player is gone without having left, and a bot plays until they are back. */
  | {
      readonly kind: "playerAwaited";
      readonly seat: Seat;
      readonly userId: string;
      /** The club itself was away just before. */
      readonly isExcused?: true;
    }
  | { readonly kind: "playerReturned"; readonly seat: Seat; readonly userId: string }
  /** `by` has sat down in the place of `userId`, who had left. */
  | { readonly kind: "playerReplaced"; readonly seat: Seat; readonly userId: string; readonly by: string };

/** Returns the news that a transition tells, which is one piece at most; `before` is the table before it. */
export function newsOf(before: Table, { envelope: { event, at }, table }: Transition): News | null {
  switch (event.type) {
    case "game":
      return gameNews(event.event, table);
    case "seatTaken":
      return before.status === "playing" ? chairNews(before, event, at) : null;
    default:
      return null;
  }
}

type GameEvent = Extract<Transition["envelope"]["event"], { type: "game" }>["event"];

function gameNews(event: GameEvent, table: Table): News | null {
  if (event.type === "dealScored") return { kind: "dealEnded", result: event.result, chairs: chairsOf(table) };
  if (event.type === "dealt" && table.pulya?.dealNumber === 1) return { kind: "pulyaBegan", chairs: chairsOf(table) };
  if (event.type !== "pulyaSettled" || table.pulya === null) return null;
  const { settings, pulya, isEnding, recoveredAt } = table;
  return {
    kind: "pulyaSettled",
    settings,
    sheet: pulya.sheet,
    settlement: event.settlement,
    chairs: chairsOf(table),
    ...(isEnding && { byAgreement: true }),
    ...(recoveredAt !== undefined && { recoveredAt }),
  };
}

interface Sitting {
  readonly seat: Seat;
  readonly occupant: Occupant;
}

function chairNews(table: Table, { seat, occupant }: Sitting, at: number): News | null {
  const before = table.seats[seat];
  if (occupant.kind === "bot") return before?.kind === "human" ? goingNews(table, { seat, occupant }, at) : null;
  if (before?.kind !== "bot" || before.keptFor === undefined) return null;
  const { keptFor: userId } = before;
  if (userId === occupant.userId) return { kind: "playerReturned", seat, userId };
  return { kind: "playerReplaced", seat, userId, by: occupant.userId };
}

interface Going extends Sitting {
  readonly occupant: Extract<Occupant, { kind: "bot" }>;
}

function goingNews(
  table: Table,
  { seat, occupant: { keptFor: userId, isAwaited = false } }: Going,
  at: number,
): News | null {
  if (userId === undefined) return null;
  if (!isAwaited) return { kind: "playerLeft", seat, userId, leaving: leavingOf(table, seat, at) };
  return { kind: "playerAwaited", seat, userId, ...(isExcusedAt(table, at) && { isExcused: true }) };
}

function chairsOf({ seats }: Table): readonly ChairNews[] {
  // Chairs are numbered as seats are.
  return seats.flatMap((occupant, seat) => (occupant === null ? [] : [chairOf(occupant, seat as Seat)]));
}

function chairOf(occupant: Occupant, seat: Seat): ChairNews {
  if (occupant.kind === "human") return { seat, userId: occupant.userId, bot: null };
  const { keptFor, name, level, persona } = occupant;
  return { seat, userId: keptFor ?? null, bot: { name, level, ...(persona !== undefined && { persona }) } };
}
