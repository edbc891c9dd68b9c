import {
  namedEnvelope,
  namedTable,
  peopleAtTable,
  peopleInEvent,
  type Table,
  type TableEnvelope,
} from "@trelyazh/table";

/** How people are called now, for whoever shows what was stored under the names that they had then. */
export interface PresentNames {
  /** Undefined where it is not known here. */
  of(userId: string): string | undefined;
  /** Resolves when those users are known, as far as they can be; never rejects. */
  learn(userIds: readonly string[]): Promise<void>;
  /** Calls back with everybody who is called something else than was known here; must not throw. */
  onRenamed(hear: (userId: string) => void): void;
}

export interface TableNamesOptions {
  readonly names: PresentNames;
  /** Called when somebody is to be called something else than those who have the table open have been told; must not throw. */
  readonly onChanged: () => void;
}

/** The names at one table: what is sent has the present ones, and who has been sent another one before is told. */
export class TableNames {
  readonly #options: TableNamesOptions;
  /** Everybody of whom those who have the table open may have heard, by the name that is stored. */
  readonly #met = new Map<string, string>();
  readonly #told = new Map<string, string>();
  readonly #nameOf = (userId: string) => this.#options.names.of(userId);

  constructor(options: TableNamesOptions, table: Table) {
    this.#options = options;
    void this.#meet(peopleAtTable(table));
  }

  /** Who is called something else than is stored; null while that is nobody. */
  get told(): Readonly<Record<string, string>> | null {
    return this.#told.size === 0 ? null : Object.fromEntries(this.#told);
  }

  table(table: Table): Table {
    return namedTable(table, this.#nameOf);
  }

  envelope(envelope: TableEnvelope): TableEnvelope {
    return namedEnvelope(envelope, this.#nameOf);
  }

  /** The same for a part of the past, once those whom it speaks of are known. */
  async page(events: readonly TableEnvelope[]): Promise<readonly TableEnvelope[]> {
    await this.#meet(events.flatMap(({ event }) => peopleInEvent(event)));
    return events.map((envelope) => this.envelope(envelope));
  }

  /** Takes in whom an event brings to the table. */
  add({ event }: TableEnvelope): void {
    const people = peopleInEvent(event);
    if (people.length > 0) void this.#meet(people);
  }

  /** That user is called something else from now on. */
  renamed(userId: string): void {
    const name = this.#nameOf(userId);
    const before = this.#told.get(userId) ?? this.#met.get(userId);
    if (name === undefined || before === undefined || name === before) return;
    this.#told.set(userId, name);
    this.#options.onChanged();
  }

  async #meet(people: readonly { readonly userId: string; readonly name: string }[]): Promise<void> {
    for (const { userId, name } of people) if (!this.#met.has(userId)) this.#met.set(userId, name);
    const userIds = people.map(({ userId }) => userId);
    await this.#options.names.learn(userIds);
    for (const userId of userIds) this.renamed(userId);
  }
}
