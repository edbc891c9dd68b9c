import type { Table, TableEnvelope } from "@trelyazh/protocol";
import type { Audience, Contact } from "../audience.ts";
import type { Step, Watchable } from "../table-feed.ts";

/** Events kept in memory, for those who come back after a moment. */
const RECENT_LIMIT = 256;

/** Somebody who has the table open. */
export interface Reader {
  readonly userId: string;
  readonly contact: () => Contact;
  readonly onStep: (step: Step) => void;
}

const UNKNOWN: Contact = { lagMs: null, heardAt: null };

/** Everybody who has one table open, and what they are sent. */
export class TableStreams implements Audience, Watchable {
  readonly #readers = new Set<Reader>();
  readonly #recent: TableEnvelope[];
  #table: Table;
  #isStorageAway = false;

  constructor(table: Table, recent: readonly TableEnvelope[]) {
    this.#table = table;
    this.#recent = recent.slice(-RECENT_LIMIT);
  }

  get table(): Table {
    return this.#table;
  }

  get recent(): readonly TableEnvelope[] {
    return this.#recent;
  }

  /** Whether anybody has the table open. */
  get isWatched(): boolean {
    return this.#readers.size > 0;
  }

  get isStorageAway(): boolean {
    return this.#isStorageAway;
  }

  /** Sends everybody what they may know of that step. */
  publish(step: Step): void {
    this.#table = step.table;
    this.#recent.push(step.envelope);
    if (this.#recent.length > 2 * RECENT_LIMIT) this.#recent.splice(0, this.#recent.length - RECENT_LIMIT);
    for (const reader of this.#readers) reader.onStep(step);
  }

  /** Says whether what happens can be stored at present. */
  setStorageAway(isAway: boolean): void {
    this.#isStorageAway = isAway;
  }

  contactOf(userId: string): Contact | null {
    const contacts = [...this.#readers].filter((reader) => reader.userId === userId).map((reader) => reader.contact());
    return contacts.reduce<Contact | null>(
      (best, contact) => (best === null || lagOf(contact) < lagOf(best) ? contact : best),
      null,
    );
  }

  watch(userId: string, onStep: (step: Step) => void): () => void {
    const reader: Reader = { userId, contact: () => UNKNOWN, onStep };
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }
}

function lagOf({ lagMs }: Contact): number {
  return lagMs ?? Number.POSITIVE_INFINITY;
}
