import { randomUUID } from "node:crypto";
import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { legalMoves, settingsOf, type Card, type Move, type Seat, type Settings } from "@trelyazh/preferans";
import type { Act, CreateTable } from "@trelyazh/protocol";
import { seatOf, type Table, type Member } from "@trelyazh/table";
import { fakeClock, type FakeClock } from "@trelyazh/testkit";
import { thinkOfMove } from "../../heavy-work/think-of-move.ts";
import { Limits } from "../../limits/limits.ts";
import { LobbyBoard } from "../../lobby/lobby-board.ts";
import { createLogger, type Logger } from "../../logger.ts";
import { Instruments } from "../../metrics/instruments.ts";
import type { Think } from "../../tables/actor/bot-driver.ts";
import type { Ack } from "../../tables/actor/ack.ts";
import { createTables, type TablesOptions } from "../../tables/create-tables.ts";
import { TABLE_LIMITS } from "../../tables/limits.ts";
import { CALL_LIMITS } from "../../transport/limits.ts";
import type { TableRegistry } from "../../tables/table-registry.ts";
import { loneBus, loneNode, loneOwnership } from "./lone-node.ts";
import { MemoryStore } from "./memory-store.ts";
import { withNewIds } from "./new-commands.ts";
import { seededChance } from "./seeded-chance.ts";
import type { PresentNames } from "../../tables/streams/table-names.ts";
import { NO_NAMES } from "./no-names.ts";

export const ANN: Member = { id: "ann", name: "Ann" };
export const BOB: Member = { id: "bob", name: "Bob" };
export const CID: Member = { id: "cid", name: "Cid" };
const DAN: Member = { id: "dan", name: "Dan" };
/** By chair. */
const PEOPLE: readonly Member[] = [ANN, BOB, CID, DAN];

type Choose = (moves: readonly Move[]) => Move | undefined;

/** What passes in the turn of that table. */
export function passIn({ id: tableId, turn }: Table, commandId: string): Act {
  return { tableId, commandId, turnNumber: turn?.number ?? 0, move: { type: "call", call: "pass" } };
}

/** A pass where one is allowed. */
export const cautiously: Choose = (moves) =>
  moves.find((move) => move.type === "call" && move.call === "pass") ?? moves[0];

type Tables = ReturnType<typeof withNewIds>;

export interface LiveTable {
  readonly tableId: string;
  readonly tables: Tables;
  readonly registry: TableRegistry;
  readonly store: MemoryStore;
  readonly clock: FakeClock;
  readonly think: Think;
  readonly table: () => Promise<Table>;
  /** Makes whoever has the turn do that, or their first legal move that fits. */
  readonly play: (choose?: Choose, commandId?: string) => Promise<Ack>;
  /** Lets play go on by a step: a person's cautious move, or whatever the next second brings. */
  readonly goOn: () => Promise<void>;
  readonly member: (seat: Seat) => Member;
  /** Opens the table for that person, as a client does, and again for a person who has it open; nobody seated is without it at first. */
  readonly arrive: (member: Member) => Promise<void>;
  /** Closes the table wherever that person has it open. */
  readonly depart: (member: Member) => Promise<void>;
  /** Ends the process as a signal does. */
  readonly close: () => Promise<void>;
  /** The same store under a new process, which says nothing unless told where. */
  readonly restart: (log?: Logger) => Promise<LiveTable>;
}

export interface LiveTableOptions {
  readonly bots?: number;
  /** Three unless told. */
  readonly players?: Settings["players"];
  readonly store?: MemoryStore;
  readonly clock?: FakeClock;
  readonly wish?: Partial<CreateTable>;
  /** Thinks in the test's own thread unless told. */
  readonly think?: Think;
  /** The decks it deals, in order; it shuffles its own unless told. */
  readonly boards?: readonly (readonly Card[])[];
  /** How people are called now; as they are called here unless told. */
  readonly names?: PresentNames;
  /** Who has the table open at first; everybody who sits there unless told. */
  readonly present?: readonly Member[];
}

const PACE = { botDelayMs: 100, dealDelayMs: 1000, nonceWaitMs: 0 };

const thinkHere: Think = (question) => Promise.resolve(thinkOfMove(question, () => false));

/** What outlives a process. */
type Lasting = Pick<LiveTable, "store" | "clock" | "think"> & Pick<LiveTableOptions, "boards" | "names">;

interface Starting extends Pick<Lasting, "store" | "clock" | "boards" | "names">, Partial<Pick<Lasting, "think">> {
  readonly node?: Pick<TablesOptions, "bus" | "nodes" | "ownership"> & Partial<Pick<TablesOptions, "store">>;
}

const BOARDS = "boards";

/** The tables of a process, which is the only one unless told. */
export function startTables(
  {
    store,
    clock,
    think = thinkHere,
    boards = [],
    names = NO_NAMES,
    node = { bus: loneBus(), nodes: loneNode(), ownership: loneOwnership(store) },
  }: Starting,
  log: Logger = createLogger("silent"),
) {
  const instruments = new Instruments();
  const lobby = new LobbyBoard({ clock, intervalMs: 0 });
  const tables = createTables({
    store,
    ...node,
    clock,
    chance: seededChance(1),
    names,
    pace: PACE,
    think,
    log,
    instruments,
    limits: new Limits(instruments),
    limitSettings: { ...TABLE_LIMITS, ...CALL_LIMITS, lookUpsPerSecond: 1000 },
    tablesOf: (member) => Promise.resolve(lobby.mine(member)),
    listeners: { lobby: (happening) => lobby.hear(happening) },
    journal: { everyMs: 0 },
    boards: new Map([[BOARDS, boards]]),
  });
  return {
    registry: tables.registry,
    tables: withNewIds(tables.service),
    start: () => tables.start(),
    close: () => tables.close(),
  };
}

function lastingOf(options: LiveTableOptions): Lasting {
  const { store = new MemoryStore(), clock = fakeClock(), think = thinkHere, names = NO_NAMES, boards } = options;
  return { store, clock, think, names, ...(boards !== undefined && { boards }) };
}

/** A table in a store in memory with a clock that stands still; people fill the chairs that are no bots'. */
export async function seatedTable(options: LiveTableOptions = {}): Promise<LiveTable> {
  const { bots = 0, players = 3, boards } = options;
  const lasting = lastingOf(options);
  const { start: _, ...running } = startTables(lasting);
  const { tables } = running;
  const wish: CreateTable = {
    ...rulesFor(players),
    turnSeconds: 30,
    bots,
    botLevel: "novice",
    bankSeconds: 0,
    ...options.wish,
  };
  const { tableId } = await tables.create(ANN, wish, boards && { boards: BOARDS });
  // The creator has the first chair, bots the next ones.
  for (let seat = bots + 1; seat < players; seat += 1)
    await tables.join(PEOPLE[seat] ?? CID, { tableId, seat: seat as Seat });
  const live = liveTable(tableId, { ...running, ...lasting });
  await openFor(live, options.present ?? PEOPLE);
  return live;
}

function rulesFor(players: Settings["players"]): Pick<CreateTable, "preset" | "poolTarget" | "settings"> {
  if (players === 3) return { preset: "sochi", poolTarget: 10 };
  return { settings: settingsOf("sochi", { players }) };
}

async function openFor({ table, arrive }: LiveTable, people: readonly Member[]): Promise<void> {
  for (const member of people) if (seatOf(await table(), member.id) !== null) await arrive(member);
}

/** The people who have a table open, each with what closes it. */
class Visitors {
  readonly #tables: Tables;
  readonly #tableId: string;
  readonly #open: { readonly member: Member; readonly closed: AbortController }[] = [];

  constructor(tables: Tables, tableId: string) {
    this.#tables = tables;
    this.#tableId = tableId;
  }

  async arrive(member: Member): Promise<void> {
    const closed = new AbortController();
    const stream = (await this.#tables.watch(member, { tableId: this.#tableId }, null))[Symbol.asyncIterator]();
    closed.signal.addEventListener("abort", () => void stream.return?.());
    await stream.next();
    this.#open.push({ member, closed });
    void drain(stream);
  }

  async depart(member: Member): Promise<void> {
    for (const visit of this.#open) if (visit.member.id === member.id) visit.closed.abort();
    await nextTurnOfLoop();
  }
}

async function drain(stream: AsyncIterator<unknown>): Promise<void> {
  while ((await stream.next()).done !== true);
}

type Parts = Lasting & Pick<LiveTable, "registry" | "tables" | "close">;

function liveTable(tableId: string, parts: Parts): LiveTable {
  const { registry, tables, close, ...lasting } = parts;
  const table = async () => (await registry.get(tableId)).table;
  const member = (seat: Seat) => PEOPLE[seat] ?? CID;
  const visitors = new Visitors(tables, tableId);
  const play = async (choose: Choose = (moves) => moves[0], commandId: string = randomUUID()) => {
    const { turn, pulya, seats } = await table();
    if (turn === null || pulya === null) throw new Error("nobody has to act");
    const move = choose(legalMoves(pulya, turn.actor));
    if (move === undefined) throw new Error("no such move is legal");
    const { seat, ...wish } = move;
    const occupant = seats[seat];
    const sitting = occupant?.kind === "human" ? { id: occupant.userId, name: occupant.name } : member(seat);
    return tables.act(sitting, { tableId, commandId, turnNumber: turn.number, move: wish });
  };
  return {
    registry,
    tables,
    close,
    ...lasting,
    tableId,
    table,
    member,
    play,
    async goOn() {
      const { turn, seats } = await table();
      if (turn !== null && seats[turn.actor]?.kind === "human") await play(cautiously);
      else await lasting.clock.advance(1000);
    },
    arrive: (each) => visitors.arrive(each),
    depart: (each) => visitors.depart(each),
    async restart(log) {
      const { start, ...next } = startTables(lasting, log);
      await start();
      return liveTable(tableId, { ...next, ...lasting });
    },
  };
}
