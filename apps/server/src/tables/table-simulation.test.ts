import { randomUUID } from "node:crypto";
import { asideMoves, legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import type { Act, ErrorCode } from "@trelyazh/protocol";
import {
  PROPOSALS,
  seatOf,
  type Bank,
  type ProposalKind,
  type Table,
  hasPeople,
  nextStep,
  type Member,
} from "@trelyazh/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ClubError } from "../club-error.ts";
import type { Ack } from "./actor/ack.ts";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../testing/in-memory/live-table.ts";
import type { MemoryStore } from "../testing/in-memory/memory-store.ts";
import { newsIn } from "./journal/table-news.ts";
import { firstState, rebuild, replay } from "./journal/replay.ts";

const DAN: Member = { id: "dan", name: "Dan" };
const PEOPLE = [ANN, BOB, CID, DAN] as const;

/** What can happen to a table: by its people, their lines, its store and its process. `who` is one of the people. */
type Happening =
  | { readonly type: "move" | "aside"; readonly choice: number }
  | { readonly type: "late" | "repeat" | "reuse"; readonly choice: number }
  | { readonly type: "wait"; readonly ms: number }
  | { readonly type: "arrive" | "depart"; readonly who: number }
  | { readonly type: "leave" | "resume"; readonly who: number }
  | { readonly type: "join"; readonly who: number; readonly seat: Seat }
  | { readonly type: "propose"; readonly who: number; readonly proposal: ProposalKind }
  | { readonly type: "answer"; readonly who: number; readonly yes: boolean }
  | { readonly type: "fault"; readonly fault: NonNullable<MemoryStore["fault"]> }
  | { readonly type: "heal" | "restart" | "maintain" };

const who = fc.nat(PEOPLE.length - 1);
const choice = fc.nat(1000);
const oftenYes = fc.nat(4).map((number) => number > 0);
const WAITS = [1, 99, 100, 999, 1000, 5000, 29_900, 30_100, 61_000, 130_000, 400_000, 1_900_000] as const;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant("move"), choice }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("aside", "late", "repeat", "reuse"), choice }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("wait"), ms: fc.constantFrom(...WAITS) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom("arrive", "depart"), who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("leave", "resume"), who }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("join"), who, seat: fc.constantFrom(0, 1, 2) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("propose"), who, proposal: fc.constantFrom(...PROPOSALS) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("answer"), who, yes: oftenYes }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("fault"), fault: fc.constantFrom("refused", "unanswered") }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("heal") }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("restart", "maintain") }) },
);

/** What people ask a table for beside their moves. */
type Wanted = Extract<Happening, { type: "leave" | "resume" | "join" | "propose" | "answer" }>;

/** Sends a command to a table under that id. */
type Ask = (live: LiveTable, commandId: string) => Promise<Ack>;

interface Sent {
  readonly commandId: string;
  readonly ask: Ask;
  /** The number that it was answered with; null if it was not. */
  seq: number | null;
}

/** Codes with which a call may be answered when the store cannot be reached; what has come of it is open then. */
const OPEN: readonly ErrorCode[] = ["DATABASE_AWAY"];

/** A table, those who come and go there, and all they have sent. */
class Simulation {
  live: LiveTable;
  readonly sent: Sent[] = [];
  /** The banks that were seen last while they did not run. */
  readonly #banks = new Map<string, number>();

  constructor(live: LiveTable) {
    this.live = live;
  }

  async happen(each: Happening): Promise<void> {
    await this.#do(each);
    await this.live.clock.advance(0);
    this.#checkJournal();
    if (this.live.store.fault === null) await this.#checkTable();
  }

  /** In the end everything works again: then the table goes on by itself, or has a reason not to. */
  async end(): Promise<void> {
    await this.#heal();
    const before = await this.live.table();
    const seated = PEOPLE.filter(({ id }) => before.seats.some((one) => one?.kind === "human" && one.userId === id));
    if (before.pause !== null && seated[0] !== undefined) await this.live.tables.resume(seated[0], this.live);
    for (const member of PEOPLE) await this.live.depart(member);
    await this.live.clock.advance(600_000);
    const after = await this.live.table();
    expect(after.status === "playing" && hasPeople(after) && after.seq === before.seq).toBe(false);
    for (const sent of this.sent) await this.#checkRepeat(sent);
    this.#checkNews();
  }

  /** What stands in the outbox is what the journal tells, each once. */
  #checkNews(): void {
    const { tableId, store } = this.live;
    const first = firstState(tableId, store.rows);
    expect(store.news).toEqual(newsIn(first, replay(first, store.rows)));
  }

  async #do(each: Happening): Promise<void> {
    const { live } = this;
    switch (each.type) {
      case "move":
        return this.#move(each.choice, legalMoves);
      case "aside":
        return this.#move(each.choice, asideMoves);
      case "late":
        return this.#comeLate(each.choice);
      case "repeat":
        return this.#checkRepeat(this.sent[each.choice % this.sent.length]);
      case "reuse":
        return this.#reuse(each.choice);
      case "wait":
        return live.clock.advance(each.ms);
      case "fault":
        live.store.fault = each.fault;
        return;
      case "heal":
        return this.#heal();
      case "restart":
        return this.#restart();
      case "maintain":
        if (live.store.fault === null) await live.registry.closeAbandoned(live.clock.now());
        return;
      case "arrive":
        await answerOf(live.arrive(PEOPLE[each.who] ?? DAN));
        return;
      case "depart":
        return live.depart(PEOPLE[each.who] ?? DAN);
      default:
        return this.#send(askFor(each, PEOPLE[each.who] ?? DAN));
    }
  }

  async #move(pick: number, movesOf: typeof legalMoves): Promise<void> {
    const table = await this.#tableOnTurn();
    if (table === null) return;
    const { pulya, turn } = table;
    const seats: readonly Seat[] = movesOf === legalMoves ? [turn.actor] : [0, 1, 2];
    const moves = seats.flatMap((seat) => movesOf(pulya, seat));
    const move = moves[pick % moves.length];
    const occupant = move && table.seats[move.seat];
    if (move === undefined || !occupant) return;
    const member = PEOPLE.find(({ id }) => id === (occupant.kind === "human" ? occupant.userId : occupant.keptFor));
    if (member !== undefined)
      await this.#send(({ tables, tableId }, commandId) =>
        tables.act(member, { ...actOf(tableId, turn.number, move), commandId }),
      );
  }

  async #send(ask: Ask): Promise<void> {
    const sent: Sent = { commandId: randomUUID(), ask, seq: null };
    this.sent.push(sent);
    const answer = await answerOf(ask(this.live, sent.commandId));
    if (typeof answer === "string") this.#forgetUnlessOpen(sent, answer);
    else sent.seq = answer.seq;
  }

  #forgetUnlessOpen(sent: Sent, code: ErrorCode): void {
    if (!OPEN.includes(code)) this.sent.splice(this.sent.indexOf(sent), 1);
  }

  /** A move that answers an earlier question is refused, whatever it is. */
  async #comeLate(pick: number): Promise<void> {
    const table = await this.#tableOrNull();
    const member = PEOPLE[pick % PEOPLE.length] ?? DAN;
    const move = { type: "call", seat: 0, call: "pass" } as const;
    const late = actOf(this.live.tableId, (table?.turn?.number ?? 1) - 1, move);
    expect(await answerOf(this.live.tables.act(member, late))).toBeTypeOf("string");
  }

  /** A repeat gets the first answer, wherever the player who repeats it may sit now; it never does anything twice. */
  async #checkRepeat(sent: Sent | undefined): Promise<void> {
    if (sent === undefined) return;
    const answer = await answerOf(sent.ask(this.live, sent.commandId));
    if (typeof answer === "string") {
      if (sent.seq !== null) expect(OPEN).toContain(answer);
      else this.#forgetUnlessOpen(sent, answer);
    } else {
      expect(answer.seq).toBe(sent.seq ?? answer.seq);
      sent.seq = answer.seq;
    }
  }

  /** A move under the id of an earlier one is taken for its repeat, and the table does not go away for it. */
  async #reuse(pick: number): Promise<void> {
    const { store, tables, tableId } = this.live;
    const table = await this.#tableOnTurn();
    if (table === null) return;
    const { pulya, turn } = table;
    const earlier = store.rows.filter(({ command }) => command?.seat === turn.actor);
    const { command } = earlier[pick % earlier.length] ?? {};
    const move = legalMoves(pulya, turn.actor)[0];
    const member = PEOPLE.find(({ id }) => seatOf(table, id) === turn.actor);
    if (!command || move === undefined || member === undefined) return;
    const answer = await answerOf(tables.act(member, { ...actOf(tableId, turn.number, move), commandId: command.id }));
    if (typeof answer === "string") expect(store.fault !== null && OPEN.includes(answer), answer).toBe(true);
    else expect(answer.seq).toBe(earlier.findLast((row) => row.command?.id === command.id)?.envelope.seq);
  }

  async #heal(): Promise<void> {
    this.live.store.fault = null;
    await this.live.clock.advance(1000);
  }

  /** What was on its way to the store may have arrived; the next process finds out. */
  async #restart(): Promise<void> {
    await this.live.registry.close();
    this.live.store.fault = null;
    this.live = await this.live.restart();
  }

  async #tableOrNull(): Promise<Table | null> {
    const table = await this.live.table().catch((error: unknown) => error);
    return table instanceof Error ? null : (table as Table);
  }

  /** The table while somebody has to act. */
  async #tableOnTurn() {
    const table = await this.#tableOrNull();
    if (table === null || table.turn === null || table.pulya === null) return null;
    return { ...table, turn: table.turn, pulya: table.pulya };
  }

  #checkJournal(): void {
    const { rows } = this.live.store;
    const numbers = rows.map(({ envelope }) => envelope.seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    for (const { commandId, seq } of this.sent) {
      const own = rows.filter(({ command }) => command?.id === commandId);
      expect(own.map(({ command }) => command?.part)).toEqual(own.map((_, index) => index));
      if (seq !== null) expect(own.at(-1)?.envelope.seq).toBe(seq);
    }
  }

  async #checkTable(): Promise<void> {
    const { store, tableId } = this.live;
    await this.live.clock.advance(1000);
    const table = await this.live.table();
    const stored = await store.load(tableId);
    expect(stored && rebuild(tableId, stored).table).toEqual(table);
    const plays = table.status === "playing" && table.pause === null && hasPeople(table);
    expect(nextStep(table) !== null).toBe(plays);
    for (const bank of ["time", "connection"] as const) this.#checkBank(table, bank);
  }

  #checkBank({ banks, turn }: Table, bank: Bank): void {
    for (const [seat, ms] of banks[bank].entries()) {
      if (turn?.actor === seat && turn.bank === bank) continue;
      const key = `${bank} ${seat}`;
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(this.#banks.get(key) ?? Number.POSITIVE_INFINITY);
      this.#banks.set(key, ms);
    }
  }
}

function askFor(each: Wanted, member: Member): Ask {
  switch (each.type) {
    case "leave":
      return ({ tables, tableId }, commandId) => tables.leave(member, { tableId, commandId });
    case "resume":
      return ({ tables, tableId }, commandId) => tables.resume(member, { tableId, commandId });
    case "join":
      return ({ tables, tableId }, commandId) => tables.join(member, { tableId, commandId, seat: each.seat });
    case "propose":
      return ({ tables, tableId }, commandId) =>
        tables.propose(member, { tableId, commandId, proposal: each.proposal });
    case "answer":
      return ({ tables, tableId }, commandId) =>
        tables.answerProposal(member, { tableId, commandId, accept: each.yes });
    default:
      return each satisfies never;
  }
}

function actOf(tableId: string, turnNumber: number, { seat: _seat, ...move }: Move): Act {
  return { tableId, commandId: randomUUID(), turnNumber, move };
}

/** The answer, or the code of a refusal; whatever else a call fails with is a fault. */
async function answerOf<T = Ack>(call: Promise<T>): Promise<T | ErrorCode> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ClubError) return error.clubCode;
    throw error;
  }
}

const WISH = { bankSeconds: 20, connectionBankSeconds: 40, poolTarget: 2 };

test("whatever happens to a table, nothing acknowledged is lost or doubled, and it goes on", async () => {
  const property = fc.asyncProperty(fc.array(happening, { maxLength: 80, size: "max" }), async (story) => {
    const simulation = new Simulation(await seatedTable({ wish: WISH }));
    for (const each of story) await simulation.happen(each);
    await simulation.end();
  });
  await expect(fc.assert(property, { numRuns: 100, seed: 4 })).resolves.toBeUndefined();
});
