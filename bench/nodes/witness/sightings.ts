import { isDeepStrictEqual } from "node:util";
import type { Seat, Viewer } from "@trelyazh/preferans";
import type { TableMessage } from "@trelyazh/protocol";
import { projectEnvelope, seatOf, tableViewFor } from "@trelyazh/table";
import type { Row } from "../../load/report.ts";
import type { StoredTable } from "./stored-table.ts";

/** Whoever was meant: a chair of the table, or a member wherever they sat just then. */
export type Addressee = { readonly seat: number } | { readonly userId: string };

/** Something of a table that has been seen on its way to somebody. */
interface Sighting {
  readonly addressee: Addressee;
  readonly message: TableMessage;
}

/** What is wrong with what was seen. */
interface Verdicts {
  seen: number;
  /** It is not stored under its number. */
  strange: number;
  /** It is not what its addressee may see of what is stored. */
  foreign: number;
}

/** Keeps what was seen of tables, until their journals are asked whether it was true and meant for whom it went to. */
export class Sightings {
  readonly #byTable = new Map<string, Sighting[]>();
  readonly #faults: string[] = [];

  add(tableId: string, sighting: Sighting): void {
    const known = this.#byTable.get(tableId);
    if (known === undefined) this.#byTable.set(tableId, [sighting]);
    else known.push(sighting);
  }

  /** The first things that were wrong, for people. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Compares each with the projection of what is stored. */
  async judge(read: (tableId: string) => Promise<StoredTable>): Promise<Row> {
    const verdicts: Verdicts = { seen: 0, strange: 0, foreign: 0 };
    for (const [tableId, sightings] of this.#byTable) {
      const expected = new Projections(await read(tableId));
      for (const sighting of sightings) {
        verdicts.seen += 1;
        const fault = expected.faultOf(sighting);
        if (fault === null) continue;
        verdicts[fault] += 1;
        this.#faults.push(`${fault} at ${tableId}: ${JSON.stringify(sighting)}`);
      }
    }
    return { ...verdicts };
  }
}

/** What viewers may see of a table, worked out once for each. */
class Projections {
  readonly #stored: StoredTable;
  readonly #known = new Map<string, unknown>();

  constructor(stored: StoredTable) {
    this.#stored = stored;
  }

  faultOf({ addressee, message }: Sighting): keyof Omit<Verdicts, "seen"> | null {
    const seq = message.kind === "event" ? message.envelope.seq : message.seq;
    const state = this.#stored.states[seq - 1];
    if (state === undefined) return "strange";
    if (message.kind === "blank") return null;
    // Chairs are numbered as seats are.
    const seat = "seat" in addressee ? (addressee.seat as Seat) : seatOf(state, addressee.userId);
    if (message.kind === "event") {
      const expected = this.#once(`event ${seq} ${seat}`, () => this.#eventFor(seq, seat ?? "spectator"));
      return isDeepStrictEqual(message.envelope, expected) ? null : "foreign";
    }
    const { you } = message;
    // Somebody who sits down only later is a spectator still.
    if (you !== null && you !== seat) return "foreign";
    const expected = this.#once(`table ${seq} ${you}`, () => tableViewFor(state, you ?? "spectator"));
    return isDeepStrictEqual(message.table, expected) ? null : "foreign";
  }

  #once(what: string, make: () => unknown): unknown {
    const known = this.#known.get(what) ?? asSent(make());
    this.#known.set(what, known);
    return known;
  }

  #eventFor(seq: number, viewer: Viewer): unknown {
    const envelope = this.#stored.envelopes[seq - 1];
    return envelope && projectEnvelope(envelope, viewer);
  }
}

/** What is left of a value on the wire. */
function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
