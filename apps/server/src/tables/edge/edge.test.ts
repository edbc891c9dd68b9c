import { randomUUID } from "node:crypto";
import { legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import { messageFor } from "@trelyazh/protocol";
import type { Member, Table } from "@trelyazh/table";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import type { Passing } from "../../bus/local-hub.ts";
import { ANN, BOB, CID, cautiously } from "../../testing/live-table.ts";
import { FOR_THREE, TestNodes, type TestNode } from "../../testing/start-test-nodes.ts";
import { TableWatcher } from "../../testing/table-watcher.ts";
import { rebuild } from "../journal/replay.ts";

const DAN: Member = { id: "dan", name: "Dan" };
const PEOPLE = [ANN, BOB, CID] as const;

/** Three players and a spectator, each at a node that is not the table's. */
class Party {
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
    await this.ask(seat, (tables, member) => tables.act(member, act));
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

  /** Each command is in the journal once. */
  async doubled(): Promise<string[]> {
    const rows = await this.club.store.loadAfter(this.tableId, 0);
    const ids = rows.flatMap(({ command }) => (command === null ? [] : [`${command.id} ${command.part}`]));
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  }
}

/** Loses a part of all messages, and delays another part, by the seed. */
function losing(seed: number, isOn: () => boolean) {
  const random = seededRandom(seed);
  return (_: Passing, deliver: () => void) => {
    const fate = isOn() ? random.below(10) : 9;
    if (fate > 1) deliver();
    else if (fate === 1) setImmediate(deliver);
  };
}

describe("a table at another node than its players", () => {
  test("is played like one at home, and is told of to everybody in order", async () => {
    const party = await Party.gather(new TestNodes(4));
    await party.play(30);
    expect(await party.faults()).toEqual([]);
    expect((await party.table()).turn?.number).toBeGreaterThanOrEqual(30);
    expect(party.club.nodes.map(({ registry }) => registry.size)).toEqual([1, 0, 0, 0]);
  });

  test("refuses as one at home does", async () => {
    const party = await Party.gather(new TestNodes(4));
    const { tableId } = party;
    await party.play(1);
    const wrong = { tableId, commandId: randomUUID(), turnNumber: 999, move: { type: "call", call: "pass" } } as const;
    await expect(party.ask(1, (tables, member) => tables.act(member, wrong))).rejects.toMatchObject({
      clubCode: "STALE_COMMAND",
    });
    const nowhere = { tableId: randomUUID(), commandId: randomUUID() };
    await expect(party.ask(1, (tables, member) => tables.leave(member, nowhere))).rejects.toMatchObject({
      clubCode: "TABLE_NOT_FOUND",
    });
    await expect(party.ask(3, (tables) => tables.resume(DAN, { tableId }))).rejects.toMatchObject({
      clubCode: "NOT_SEATED",
    });
  });
});

describe("a bus that loses messages", () => {
  test.each([1, 2, 3])("keeps nothing from anybody for long (seed %i)", async (seed) => {
    let isOn = false;
    const party = await Party.gather(new TestNodes(4, { pass: losing(seed, () => isOn) }));
    isOn = true;
    for (let moves = 0; moves < 40;) if (await party.goOn()) moves += 1;
    isOn = false;
    await party.club.pass(6000);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
  });
});

describe("an owner", () => {
  test("that is fenced lets its table go on elsewhere, in mid-trick", async () => {
    const party = await Party.gather(new TestNodes(3), [0, 1, 2, 0]);
    await party.play(12);
    // The next move is made where the table was, before anybody there can know.
    while ((await party.table()).turn?.actor !== 0) await party.goOn();
    party.club.cluster.expire("node-1", { isTold: false });
    await party.club.settle();
    party.club.cluster.renew("node-1");
    await party.play(20);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
    expect(party.club.nodes.map(({ registry }) => registry.size)[0]).toBe(0);
  });

  test("that is killed is followed by another", async () => {
    const party = await Party.gather(new TestNodes(4));
    await party.play(12);
    party.club.cluster.hub.cut("node-1");
    await party.club.pass(1000);
    party.club.cluster.expire("node-1", { isTold: false });
    await party.play(20);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
  });
});
