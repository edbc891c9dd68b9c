import { randomUUID } from "node:crypto";
import { legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import type { CreateTable, Table } from "@trelyazh/protocol";
import { fakeClock, type FakeClock } from "@trelyazh/testkit";
import type { Receipt } from "../club-services.ts";
import { thinkOfMove } from "../heavy-work/think-of-move.ts";
import { createLogger } from "../logger.ts";
import type { Think } from "../tables/bot-driver.ts";
import { Journal } from "../tables/journal.ts";
import { TableRegistry } from "../tables/table-registry.ts";
import { LiveTables } from "../tables/table-service.ts";
import type { Member } from "../trpc.ts";
import { MemoryStore } from "./memory-store.ts";
import { seededChance } from "./seeded-chance.ts";

export const ANN: Member = { id: "ann", name: "Ann" };
export const BOB: Member = { id: "bob", name: "Bob" };
export const CID: Member = { id: "cid", name: "Cid" };
const PEOPLE: readonly Member[] = [ANN, BOB, CID];

export interface LiveTable {
  readonly tableId: string;
  readonly tables: LiveTables;
  readonly registry: TableRegistry;
  readonly store: MemoryStore;
  readonly clock: FakeClock;
  readonly think: Think;
  readonly table: () => Promise<Table>;
  /** Makes whoever has the turn do that, or their first legal move that fits. */
  readonly play: (choose?: (moves: readonly Move[]) => Move | undefined, commandId?: string) => Promise<Receipt>;
  readonly member: (seat: Seat) => Member;
  /** The same store under a new process. */
  readonly restart: () => Promise<LiveTable>;
}

export interface LiveTableOptions {
  readonly bots?: number;
  readonly store?: MemoryStore;
  readonly clock?: FakeClock;
  readonly wish?: Partial<CreateTable>;
  /** Thinks in the test's own thread unless told. */
  readonly think?: Think;
}

const PACE = { botDelayMs: 100, dealPauseMs: 1000 };

const thinkHere: Think = (question) => Promise.resolve(thinkOfMove(question, () => false));

function startTables({ store, clock, think }: Pick<LiveTable, "store" | "clock" | "think">) {
  const registry = new TableRegistry({
    journal: new Journal(store, { gatherMs: 0 }),
    store,
    clock,
    chance: seededChance(1),
    pace: PACE,
    think,
    log: createLogger("silent"),
    onSteps: () => {},
    onLoaded: () => {},
  });
  const tables = new LiveTables({ store, clock, registry, lobby: { mine: () => [] }, onCreated: () => {} });
  return { registry, tables };
}

/** A table in a store in memory with a clock that stands still; people fill the chairs that are no bots'. */
export async function seatedTable(options: LiveTableOptions = {}): Promise<LiveTable> {
  const { bots = 0, store = new MemoryStore(), clock = fakeClock(), think = thinkHere } = options;
  const { registry, tables } = startTables({ store, clock, think });
  const rules = { preset: "sochi", poolTarget: 10, turnSeconds: 30 } as const;
  const wish: CreateTable = { ...rules, bots, botLevel: "novice", ...options.wish };
  const { tableId } = await tables.create(ANN, wish);
  // The creator has the first chair, bots the next ones.
  for (let seat = bots + 1; seat < 3; seat += 1)
    await tables.join(PEOPLE[seat] ?? CID, { tableId, seat: seat as Seat });
  return liveTable(tableId, { registry, tables, store, clock, think });
}

type Parts = Pick<LiveTable, "registry" | "tables" | "store" | "clock" | "think">;

function liveTable(tableId: string, parts: Parts): LiveTable {
  const { registry, tables, store, clock, think } = parts;
  const table = async () => (await registry.get(tableId)).table;
  const member = (seat: Seat) => PEOPLE[seat] ?? CID;
  return {
    ...parts,
    tableId,
    table,
    member,
    async play(choose = (moves) => moves[0], commandId = randomUUID()) {
      const { turn, pulya } = await table();
      if (turn === null || pulya === null) throw new Error("nobody has to act");
      const move = choose(legalMoves(pulya, turn.actor));
      if (move === undefined) throw new Error("no such move is legal");
      const { seat, ...wish } = move;
      return tables.act(member(seat), { tableId, commandId, turnNumber: turn.number, move: wish as never });
    },
    async restart() {
      const next = startTables({ store, clock, think });
      await next.registry.recoverAll();
      return liveTable(tableId, { ...next, store, clock, think });
    },
  };
}
