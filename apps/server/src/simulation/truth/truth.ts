import { isDeepStrictEqual } from "node:util";
import type { Card, Seat } from "@trelyazh/preferans";
import type { TableMessage } from "@trelyazh/protocol";
import { evolveTable, projectEnvelope, seatOf, tableViewFor, type Table } from "@trelyazh/table";
import type { JournalRow } from "../../tables/journal/table-store.ts";
import { firstState } from "../../tables/journal/replay.ts";
import { newsIn } from "../../tables/journal/table-news.ts";
import type { MemoryStore } from "../../testing/in-memory/memory-store.ts";
import { cardsIn, knownAfter } from "./known-cards.ts";
import { HandsSeen } from "./hands-seen.ts";
import { TurnTimes } from "./turn-times.ts";

/** Who looks at a table: by seat, and last anybody without one. */
const VIEWERS = [0, 1, 2, 3, null] as const;

/** A table as its journal has it. */
interface Told {
  readonly rows: JournalRow[];
  /** The table after each event, by number. */
  readonly states: Table[];
  /** The cards that each viewer may know after each event, by number. */
  readonly known: (readonly ReadonlySet<Card>[])[];
}

/** What somebody has been answered. */
export interface Acknowledged {
  readonly tableId: string;
  readonly commandId: string;
  readonly seq: number;
}

/** What somebody was sent. */
export interface Sent {
  readonly tableId: string;
  readonly userId: string;
  readonly message: TableMessage;
}

/**
 * Knows from the journal alone what has happened, and holds everything else to that: what is acknowledged is stored, what is
 * shown is stored, and nobody is sent a card that they may not know.
 */
export class Truth {
  readonly #store: MemoryStore;
  readonly #onFault: (what: string) => void;
  readonly #ticks: () => number;
  readonly #turns = new TurnTimes();
  readonly #hands = new HandsSeen();
  readonly #tables = new Map<string, Told>();
  readonly #acknowledged = new Map<string, Acknowledged>();
  #read = 0;

  /** `ticks` tells what has passed of the world, by a clock that nobody sets. */
  constructor(
    store: MemoryStore,
    { onFault, ticks }: { readonly onFault: (what: string) => void; readonly ticks: () => number },
  ) {
    this.#store = store;
    this.#onFault = onFault;
    this.#ticks = ticks;
  }

  get tableIds(): readonly string[] {
    this.catchUp();
    return [...this.#tables.keys()];
  }

  get acknowledged(): Iterable<Acknowledged> {
    return this.#acknowledged.values();
  }

  /** The table as the journal has it now, and when its last event happened; null if there is none. */
  latest(tableId: string): { readonly table: Table; readonly at: number } | null {
    const { states, rows } = this.#told(tableId) ?? { states: [], rows: [] };
    const table = states.at(-1);
    return table === undefined ? null : { table, at: rows.at(-1)?.envelope.at ?? 0 };
  }

  rowsOf(tableId: string): readonly JournalRow[] {
    return this.#told(tableId)?.rows ?? [];
  }

  /** Somebody is about to be answered: by now the command is stored, once, and never has another answer. */
  answered(answer: Acknowledged): void {
    const { tableId, commandId, seq } = answer;
    const before = this.#acknowledged.get(`${tableId} ${commandId}`);
    if (before !== undefined && before.seq !== seq)
      this.#onFault(`command ${commandId} was answered ${before.seq}, and then ${seq}`);
    this.#acknowledged.set(`${tableId} ${commandId}`, answer);
    this.#checkStored(answer);
  }

  /** Something leaves the club: it is stored, and its viewer may know it. */
  sent({ tableId, userId, message }: Sent): void {
    if (message.kind === "blank") return;
    const seq = message.kind === "event" ? message.envelope.seq : message.seq;
    const told = this.#told(tableId);
    const state = told?.states[seq - 1];
    if (told === null || state === undefined) {
      this.#onFault(`${userId} was shown event ${seq} of table ${tableId}, which is not stored`);
      return;
    }
    const seat = message.kind === "snapshot" ? message.you : seatOf(state, userId);
    this.#checkCards(message, { userId, known: told.known[seq - 1]?.[VIEWERS.indexOf(seat)] });
    if (this.#hands.isAnother(state, userId, seat))
      this.#onFault(`${userId} has seen two hands of one deal at ${tableId}`);
    if (message.kind === "event") this.#checkEvent(message.envelope, { userId, told });
  }

  /** Somebody has folded what they were sent: it is what they may see of the journal as far. */
  shown(tableId: string, userId: string, { table, you }: { readonly table: Table; readonly you: Seat | null }): void {
    const state = this.#told(tableId)?.states[table.seq - 1];
    if (state === undefined || isDeepStrictEqual(table, tableViewFor(state, you ?? "spectator"))) return;
    this.#onFault(`${userId} sees another table ${tableId} at ${table.seq} than is stored`);
  }

  /** What must be true of the journal when all is over. */
  checkJournal(): void {
    this.catchUp();
    for (const answer of this.#acknowledged.values()) this.#checkStored(answer);
    const news = this.#store.news.map(({ tableId, seq, kind }) => `${tableId} ${seq} ${kind}`);
    const expected = [...this.#tables].flatMap(([tableId, told]) =>
      newsOf(told).map(({ seq, kind }) => `${tableId} ${seq} ${kind}`),
    );
    if (!isDeepStrictEqual(news.toSorted(), expected.toSorted()))
      this.#onFault("the outbox tells other news than the journal");
  }

  #checkStored({ tableId, commandId, seq }: Acknowledged): void {
    const rows = this.rowsOf(tableId).filter(({ command }) => command?.id === commandId);
    const parts = new Set(rows.map(({ command }) => command?.part));
    const isOnce = rows.at(-1)?.envelope.seq === seq && parts.size === rows.length;
    if (!isOnce) this.#onFault(`command ${commandId} was acknowledged as ${seq} and is not stored as that, once`);
  }

  #checkCards(
    value: unknown,
    { userId, known }: { readonly userId: string; readonly known: ReadonlySet<Card> | undefined },
  ): void {
    const leaked = cardsIn(value).filter((card) => known?.has(card) !== true);
    if (leaked.length > 0) this.#onFault(`${userId} was sent ${leaked.join(" ")}, which they may not know`);
    if (/"(?:server|next)Seed"/.test(JSON.stringify(value))) this.#onFault(`${userId} was sent the seed of a deal`);
  }

  #checkEvent(
    envelope: JournalRow["envelope"],
    { userId, told }: { readonly userId: string; readonly told: Told },
  ): void {
    const stored = told.rows[envelope.seq - 1]?.envelope;
    const isKnown = VIEWERS.some((viewer) =>
      isDeepStrictEqual(envelope, stored && projectEnvelope(stored, viewer ?? "spectator")),
    );
    if (!isKnown) this.#onFault(`${userId} was shown another event ${envelope.seq} than is stored`);
  }

  #told(tableId: string): Told | null {
    this.catchUp();
    return this.#tables.get(tableId) ?? null;
  }

  /** To be called when something was stored: then it is known when. */
  catchUp(): void {
    const { rows } = this.#store;
    for (; this.#read < rows.length; this.#read += 1) {
      const row = rows[this.#read];
      if (row !== undefined) this.#take(row);
    }
  }

  #take(row: JournalRow): void {
    const { tableId, envelope } = row;
    const told = this.#tables.get(tableId) ?? { rows: [], states: [], known: [] };
    this.#tables.set(tableId, told);
    if (envelope.seq !== told.rows.length + 1)
      this.#onFault(`event ${envelope.seq} of table ${tableId} is stored after ${told.rows.length}`);
    const before = told.states.at(-1);
    told.rows.push(row);
    const missedMs = this.#turns.missedBy(row, this.#ticks());
    if (missedMs > 0)
      this.#onFault(
        `somebody at table ${tableId} had ${Math.round(missedMs)} ms less than their turn before ${envelope.seq}`,
      );
    told.states.push(before === undefined ? firstState(tableId, [row]) : evolveTable(before, envelope));
    const known = told.known.at(-1) ?? VIEWERS.map(() => new Set<Card>());
    const { event } = envelope;
    told.known.push(
      event.type === "game"
        ? known.map((cards, index) => knownAfter(cards, event.event, VIEWERS[index] ?? null))
        : known,
    );
  }
}

function newsOf({ rows, states }: Told) {
  const [first, ...others] = rows;
  const base = states[0];
  if (first === undefined || base === undefined) return [];
  return newsIn(
    base,
    others.map(({ envelope }, index) => ({ envelope, table: states[index + 1] ?? base })),
  );
}
