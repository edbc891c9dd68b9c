import { randomUUID } from "node:crypto";
import type { Move } from "@trelyazh/preferans";
import type { SeededRandom } from "@trelyazh/testkit";
import type { StagedClub } from "./club.ts";
import type { Answer } from "./line.ts";
import type { Person, Table } from "./person.ts";

/** A command as it was sent, so that it can be sent again. */
export interface Sent {
  readonly person: Person;
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface CompanyOptions {
  readonly club: StagedClub;
  readonly persons: readonly [Person, Person, Person];
  readonly tableId: string;
  readonly random: SeededRandom;
}

/** How long people take for a command, in milliseconds of the club's clock. */
const THINKING_MS = 700;
/** How long they wait in one go. */
const STEP_MS = 1000;

/** Three people at a table who do one thing at a time, so that everything comes about in the same order each time. */
export class Company {
  readonly club: StagedClub;
  readonly persons: readonly [Person, Person, Person];
  readonly tableId: string;
  readonly #random: SeededRandom;
  #last: Sent | null = null;

  constructor({ club, persons, tableId, random }: CompanyOptions) {
    this.club = club;
    this.persons = persons;
    this.tableId = tableId;
    this.#random = random;
  }

  /** The command that went through last. */
  get last(): Sent {
    if (this.#last === null) throw new Error("nobody has done anything");
    return this.#last;
  }

  /** The table as everybody who is here sees it. */
  get table(): Table {
    return this.#present()[0]?.table ?? this.persons[0].table;
  }

  /** Sends a command and waits until everybody who is here knows what has come of it. */
  async command(person: Person, path: string, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const sent = { person, path, input: { tableId: this.tableId, commandId: randomUUID(), ...fields } };
    const answer = await this.send(sent);
    if (answer.error === undefined) this.#last = sent;
    return answer;
  }

  async send({ person, path, input }: Sent): Promise<Answer> {
    await this.wait(THINKING_MS);
    const answer = await person.ask({ method: "mutation", path, input });
    const seq = (answer.result?.data as { readonly seq: number } | undefined)?.seq ?? 0; // what a command answers
    await this.settle(seq);
    return answer;
  }

  act(person: Person, { seat: _seat, ...move }: Move): Promise<Answer> {
    return this.command(person, "table.act", { turnNumber: person.table.turn?.number ?? 0, move });
  }

  /** Whoever is on turn makes a modest move by chance. */
  async move(): Promise<void> {
    const person = byTurn(this)[0];
    await this.act(person, this.#random.pick(modest(person.moves())));
  }

  /** Resolves when the table has nothing to do by itself, and all who are here have been told everything. */
  async settle(seq = 0): Promise<void> {
    await this.club.until(() => {
      const tables = this.#present().map(({ table }) => table);
      const isUpToDate = tables.every((table) => table.seq >= seq && table.seq === tables[0]?.seq);
      return isUpToDate && tables.every(isAtRest);
    });
    // The second time, the club has also got what sockets answer by themselves to what had come with the first.
    for (const person of [...this.persons, ...this.persons]) await person.flush();
  }

  /** Lets that much time go by, in milliseconds; nobody falls silent meanwhile. */
  async wait(ms: number): Promise<void> {
    const end = this.club.now() + ms;
    while (this.club.now() < end) {
      await this.club.advanceTowards(Math.min(end, this.club.now() + STEP_MS));
      await this.settle();
    }
  }

  #present(): readonly Person[] {
    return this.persons.filter(({ isHere }) => isHere);
  }
}

/** Whoever is on turn, and then the two others. */
export function byTurn({ persons, table }: Pick<Company, "persons" | "table">): Company["persons"] {
  const [first, second, third] = persons;
  if (table.turn?.actor === 1) return [second, third, first];
  return table.turn?.actor === 2 ? [third, first, second] : [first, second, third];
}

/** Says whether the table does nothing until somebody does something. */
function isAtRest({ status, seats, turn, pause }: Table): boolean {
  return status === "finished" || turn !== null || pause !== null || seats.includes(null);
}

/** Bids that let a pulya come to its end: high ones would fill the mountain instead of the pool. */
function modest(moves: readonly Move[]): readonly Move[] {
  const fitting = moves.filter((move) => {
    if (move.type === "call") return ["pass", "6s", "6c", "misere"].includes(move.call);
    return move.type !== "order" || move.contract.startsWith("6");
  });
  return fitting.length > 0 ? fitting : moves;
}
