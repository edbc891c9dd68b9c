import { randomUUID } from "node:crypto";
import { legalMoves, type Card, type Move, type Seat } from "@trelyazh/preferans";
import { messageFor, type TablePresence } from "@trelyazh/protocol";
import type { Member, Table } from "@trelyazh/table";
import { seededRandom } from "@trelyazh/testkit";
import { ClubError } from "../../../club-error.ts";
import type { Passing } from "../../../bus/local-hub.ts";
import { knownAfter } from "../../../simulation/truth/known-cards.ts";
import { ANN, BOB, CID, cautiously } from "../../../testing/in-memory/live-table.ts";
import { FOR_THREE, type TestNode, type TestNodes } from "../../../testing/in-memory/start-test-nodes.ts";
import { TableWatcher } from "../../../testing/people/table-watcher.ts";
import { rebuild } from "../../journal/replay.ts";
import { FOLLOW, FRAMES } from "../messages.ts";

export const DAN: Member = { id: "dan", name: "Dan" };
export const PEOPLE = [ANN, BOB, CID] as const;

/** Three players and a spectator, each at a node that is not the table's. */
export class Party {
  readonly club: TestNodes;
  readonly tableId: string;
  readonly watchers = [...PEOPLE, DAN].map((member) => new TableWatcher(member));
  readonly #places: TestNode[];

  private constructor(club: TestNodes, { tableId, places }: { readonly tableId: string; readonly places: TestNode[] }) {
    this.club = club;
    this.tableId = tableId;
    this.#places = places;
  }

  /** The table is made at the first node; by seat, then for the spectator, `at` says at which nodes they are. */
  static async gather(club: TestNodes, at: readonly number[] = [1, 2, 3, 2]): Promise<Party> {
    const places = at.flatMap((index) => club.nodes[index] ?? []);
    const making = club.nodes[0]?.tables.create(ANN, FOR_THREE);
    if (making === undefined) throw new Error("there is no node");
    const { tableId } = await club.until(making);
    const party = new Party(club, { tableId, places });
    for (const seat of [1, 2] as const)
      await party.ask(seat, (tables, member) => tables.join(member, { tableId: party.tableId, seat }));
    for (const [index, watcher] of party.watchers.entries())
      await club.until(watcher.open(party.at(index).tables, party.tableId));
    await club.settle();
    return party;
  }

  at(index: number): TestNode {
    const node = this.#places[index];
    if (node === undefined) throw new Error(`nobody sits at ${index}`);
    return node;
  }

  async ask<T>(index: number, what: (tables: TestNode["tables"], member: Member) => Promise<T>): Promise<T> {
    return await this.club.until(what(this.at(index).tables, this.watchers[index]?.member ?? DAN));
  }

  /** The table as the journal has it. */
  async table(): Promise<Table> {
    const stored = await this.club.store.load(this.tableId);
    if (stored === null) throw new Error("there is no table");
    return rebuild(this.tableId, stored).table;
  }

  /** Whoever has the turn makes a move at their own node; otherwise a second passes. Returns whether anybody has moved. */
  async goOn(choose: (moves: readonly Move[]) => Move | undefined = cautiously): Promise<boolean> {
    const { turn, pulya } = await this.table();
    const move = turn === null || pulya === null ? undefined : choose(legalMoves(pulya, turn.actor));
    if (turn === null || move === undefined) {
      await this.club.pass(1000);
      return false;
    }
    const { seat, ...wish } = move;
    const { tableId } = this;
    const act = { tableId, commandId: randomUUID(), turnNumber: turn.number, move: wish };
    // A client keeps a command that could not be brought to its table.
    const give = (): Promise<unknown> =>
      this.ask(seat, (tables, member) => tables.act(member, act)).catch((error: unknown) => {
        if (error instanceof ClubError && error.clubCode === "NODE_AWAY") return give();
        throw error;
      });
    await give();
    return true;
  }

  async play(moves: number): Promise<void> {
    for (let made = 0; made < moves;) if (await this.goOn()) made += 1;
    await this.club.pass(2000);
  }

  /** What is wrong with what anybody has seen. */
  async faults(): Promise<string[]> {
    const rows = (await this.club.store.loadAfter(this.tableId, 0)).map(({ envelope }) => envelope);
    const last = rows.at(-1)?.seq ?? 0;
    return this.watchers.flatMap(({ member, seen, faults, end, seq }, index) => {
      const isPlayer = index < PEOPLE.length;
      const wrong = seen.flatMap((message) => {
        const row = message.kind === "event" ? rows[message.envelope.seq - 1] : undefined;
        if (message.kind !== "event" || row === undefined) return [];
        const viewer = isPlayer ? (index as Seat) : "spectator";
        const truth = JSON.stringify(messageFor(row, viewer, message.serverNow));
        return truth === JSON.stringify(message) ? [] : [`${member.id} saw ${JSON.stringify(message)}, not ${truth}`];
      });
      const late = isPlayer && seq !== last ? [`${member.id} is at ${seq} of ${last}`] : [];
      const ended = end === null ? [] : [`${member.id}: ${end}`];
      return [...faults.map((fault) => `${member.id}: ${fault}`), ...wrong, ...late, ...ended];
    });
  }

  /** The cards that somebody in that seat, or a spectator, may know right after each event of the game, by its number. */
  async known(seat: Seat | null): Promise<Map<number, ReadonlySet<Card>>> {
    let known: ReadonlySet<Card> = new Set<Card>();
    const rows = await this.club.store.loadAfter(this.tableId, 0);
    return new Map(
      rows.flatMap(({ envelope: { seq, event } }) =>
        event.type === "game" ? [[seq, (known = knownAfter(known, event.event, seat))] as const] : [],
      ),
    );
  }

  /** Each command is in the journal once. */
  async doubled(): Promise<string[]> {
    const rows = await this.club.store.loadAfter(this.tableId, 0);
    const ids = rows.flatMap(({ command }) => (command === null ? [] : [`${command.id} ${command.part}`]));
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  }
}

/** Follows what one member is shown of who is at the table. */
export function presencesOf(stream: AsyncIterable<TablePresence>): TablePresence[] {
  const seen: TablePresence[] = [];
  void (async () => {
    for await (const presence of stream) seen.push(presence);
  })();
  return seen;
}

/** Opens every message of frames on its way, and says what is in it for whom. */
export class Inspector {
  readonly #readers = new Map<string, string>();
  readonly frames: { readonly userId: string; readonly seq: number; readonly text: string }[] = [];

  readonly pass = (passing: Passing, deliver: () => void): void => {
    this.#inspect(passing);
    deliver();
  };

  #inspect({ subject, text, from, to }: Passing): void {
    const [, json = "", ...body] = text.split("\n");
    if (subject.endsWith(FOLLOW.name)) {
      const { readers } = FOLLOW.asked.parse(JSON.parse(json));
      for (const { id, member } of readers) this.#readers.set(`${from} ${id}`, member.id);
    }
    if (!subject.endsWith(FRAMES.name)) return;
    let at = 0;
    for (const [ids, seq, length] of FRAMES.schema.parse(JSON.parse(json)).frames) {
      const frame = body.join("\n").slice(at, at + length);
      at += length;
      for (const id of ids)
        this.frames.push({ userId: this.#readers.get(`${to} ${id}`) ?? "nobody", seq, text: frame });
    }
  }
}

/** Loses a part of all messages, and delays another part, by the seed. */
export function losing(seed: number, isOn: () => boolean) {
  const random = seededRandom(seed);
  return (_: Passing, deliver: () => void) => {
    const fate = isOn() ? random.below(10) : 9;
    if (fate > 1) deliver();
    else if (fate === 1) setImmediate(deliver);
  };
}
