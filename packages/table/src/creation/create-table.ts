import { personsAt, type Seat } from "@trelyazh/preferans";
import { playerAt } from "../chairs/bots.ts";
import type { Persona } from "../chairs/personas.ts";
import type { Member } from "../commands/member.ts";
import type { TableRefusal } from "../commands/refusals.ts";
import { numberEvents } from "../decide/number-events.ts";
import type { TableEvent } from "../state/events.ts";
import { newTable } from "../state/evolve-table.ts";
import type { BotLevel } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";
import type { Conditions } from "./conditions.ts";

type Created = Extract<TableEvent, { type: "tableCreated" }>;

/** A bot that sits at a new table from the beginning. */
export interface NewBot {
  readonly seat: Seat;
  /** That of the table unless told. */
  readonly level?: BotLevel;
  /** Somebody who falls to that chair unless told. */
  readonly persona?: Persona;
}

/** What a new table is made of. */
export interface NewTable {
  readonly id: string;
  readonly owner: Member;
  /** The owner's chair. */
  readonly seat: Seat;
  /** The chairs that bots take at once. */
  readonly bots: readonly NewBot[];
  readonly conditions: Conditions;
  /** In epoch milliseconds. */
  readonly at: number;
}

export type Creation =
  | {
      readonly ok: true;
      /** Its first events, from the one that makes it. */
      readonly transitions: readonly [Transition, ...Transition[]];
    }
  | { readonly ok: false; readonly code: TableRefusal };

/** Makes a table where its owner sits with the bots they asked for; refuses chairs that are none, or named twice. */
export function createTable({ id, owner, seat, bots, conditions, at }: NewTable): Creation {
  const chairs = [seat, ...bots.map((bot) => bot.seat)];
  const persons = personsAt(conditions.settings.players);
  if (!chairs.every((chair) => persons.includes(chair))) return { ok: false, code: "NO_SUCH_SEAT" };
  if (new Set(chairs).size < chairs.length) return { ok: false, code: "SEAT_TAKEN" };
  const event: Created = { type: "tableCreated", ownerId: owner.id, ...conditions };
  const envelope = { seq: 1, at, event, turn: null };
  const first = { envelope, table: newTable(id, event, envelope) };
  const occupant = { kind: "human", userId: owner.id, name: owner.name } as const;
  const events: readonly TableEvent[] = [
    { type: "seatTaken", seat, occupant },
    ...bots.map(({ seat: chair, ...bot }) => ({
      type: "seatTaken" as const,
      seat: chair,
      occupant: { ...playerAt(first.table, chair), ...bot },
    })),
  ];
  const seated = numberEvents(first.table, { type: "join", member: owner, seat, at }, { events, at });
  return { ok: true, transitions: [first, ...seated] };
}
