import { isCard, legalMoves, type Card, type Seat } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import { seatOf, type Table, type Member } from "@trelyazh/table";
import { settableClock, type FakeClock } from "@trelyazh/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import { MemoryStore } from "../../testing/in-memory/memory-store.ts";

const DORA: Member = { id: "dora", name: "Dora" };
const EMIL: Member = { id: "emil", name: "Emil" };

/** A message, and when it came. */
interface Received {
  readonly message: TableMessage;
  readonly at: number;
}

/** Somebody who has the table open and writes down what comes. */
class Onlooker {
  readonly received: Received[] = [];
  readonly gaps: TableMessage[] = [];
  table: Table | null = null;
  readonly #close: () => void;

  private constructor(stream: AsyncIterator<readonly [string, TableMessage, unknown]>, clock: FakeClock) {
    this.#close = () => void stream.return?.();
    void this.#read(stream, clock);
  }

  static async open(live: LiveTable, member: Member, lastEventId: string | null = null): Promise<Onlooker> {
    const stream = await live.tables.watch(member, { tableId: live.tableId, lastEventId }, null);
    return new Onlooker(stream[Symbol.asyncIterator](), live.clock);
  }

  close(): void {
    this.#close();
  }

  async #read(stream: AsyncIterator<readonly [string, TableMessage, unknown]>, clock: FakeClock): Promise<void> {
    for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
      const message = next.value[1];
      this.received.push({ message, at: clock.now() });
      const table = receive(this.table, message);
      if (table === null) this.gaps.push(message);
      else this.table = table;
    }
  }
}

/** One that may take what it is given, and give nothing back. */
class UnreadableStore extends MemoryStore {
  isUnreadable = false;

  override loadAfter(tableId: string, seq: number) {
    return this.isUnreadable ? Promise.reject(new Error("away")) : super.loadAfter(tableId, seq);
  }
}

/** The events of the journal that came too early for a spectator in one of those messages. */
function tooEarly(live: LiveTable, received: readonly Received[], delayMs: number): readonly number[] {
  const start = live.store.rows.find(({ envelope }) => envelope.event.type === "pulyaStarted")?.envelope.seq ?? 0;
  return received.flatMap(({ message, at }) => {
    const seq = message.kind === "event" ? message.envelope.seq : message.seq;
    const happened = live.store.rows.find((row) => row.envelope.seq === seq)?.envelope.at ?? Number.NaN;
    return seq <= start || happened + delayMs <= at ? [] : [seq];
  });
}

/** Hidden cards are turned down; this finds all that are not. */
function cardsIn(value: unknown): Card[] {
  if (typeof value === "string") return isCard(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(cardsIn) : [];
}

async function playFor(live: LiveTable, ms: number, stepMs = 1000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    const { turn, pulya, seats } = await live.table();
    if (
      turn !== null &&
      pulya !== null &&
      seats[turn.actor]?.kind === "human" &&
      legalMoves(pulya, turn.actor).length > 0
    )
      await live.play();
    await live.clock.advance(stepMs);
  }
}

/**
 * Ann has given her chair up when the database had gone away. Now nothing has happened for so long that all may be seen,
 * for which no database is needed; the next try is a tenth of a second away.
 */
async function quietTable() {
  const store = new UnreadableStore();
  const live = await seatedTable({ wish: { spectatorDelaySeconds: 10, turnSeconds: 60, poolTarget: 100 }, store });
  await playFor(live, 8100, 50);
  const ann = await Onlooker.open(live, ANN);
  await live.clock.advance(0);
  store.isUnreadable = true;
  await live.tables.leave(ANN, { tableId: live.tableId });
  // So much that memory holds nothing else.
  await playFor(live, 900, 10);
  const { length } = store.rows;
  await live.clock.advance(10_000);
  expect(store.rows).toHaveLength(length);
  return { live, ann };
}

const DELAY = { spectatorDelaySeconds: 30, poolTarget: 100 };

describe("a spectator", () => {
  test("sees the table as it was thirty seconds ago, and then each event thirty seconds after it happened", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 40_000);
    const before = live.store.rows.findLast(({ envelope }) => envelope.at <= live.clock.now() - 30_000);
    const dora = await Onlooker.open(live, DORA);
    await live.clock.advance(0);
    expect(dora.received).toMatchObject([
      {
        message: { kind: "snapshot", you: null, seq: before?.envelope.seq, serverNow: live.clock.now() - 30_000 },
      },
    ]);
    await playFor(live, 40_000);
    expect(dora.gaps).toEqual([]);
    const events = dora.received.slice(1);
    expect(events.length).toBeGreaterThan(20);
    for (const { message, at } of events) {
      expect(message).toMatchObject({ kind: "event", envelope: { at: at - 30_000 }, serverNow: at - 30_000 });
    }
  });

  test("comes in the middle of what memory no longer holds: the journal knows", async () => {
    const live = await seatedTable({ wish: { spectatorDelaySeconds: 300, poolTarget: 100 } });
    await playFor(live, 400_000);
    const dora = await Onlooker.open(live, DORA);
    await playFor(live, 10_000);
    const message = dora.received[0]?.message;
    const seenAt = message?.kind === "snapshot" ? message.serverNow : Number.NaN;
    const seen = live.store.rows.findLast(({ envelope }) => envelope.at <= seenAt);
    expect(message).toMatchObject({ kind: "snapshot", seq: seen?.envelope.seq });
    expect(dora.gaps).toEqual([]);
  });

  test("waits no longer than thirty seconds, though the clock was set back by two hours while the club was closed", async () => {
    const clock = settableClock();
    const live = await seatedTable({ wish: DELAY, clock });
    await playFor(live, 40_000);
    await live.registry.close();
    clock.set(-7_200_000);
    const next = await live.restart();
    const { seq } = await next.table();
    const dora = await Onlooker.open(next, DORA);
    await playFor(next, 29_000);
    expect(dora.table?.seq).toBeLessThan(seq);
    await playFor(next, 2000);
    expect(dora.table?.seq).toBeGreaterThanOrEqual(seq);
    expect(dora.gaps).toEqual([]);
    await next.registry.close();
  });

  test("is refused while the journal is needed and away, and not kept waiting", async () => {
    const live = await seatedTable({ wish: { spectatorDelaySeconds: 300, poolTarget: 100 } });
    await playFor(live, 400_000);
    live.store.fault = "refused";
    const stream = await live.tables.watch(DORA, { tableId: live.tableId, lastEventId: null }, null);
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ clubCode: "DATABASE_AWAY" });
  });

  test("is refused for what it is when the journal is needed and cannot be read", async () => {
    const live = await seatedTable({ wish: { spectatorDelaySeconds: 300, poolTarget: 100 } });
    await playFor(live, 400_000);
    live.store.rows.splice(0, 1);
    live.store.snapshots.clear();
    const stream = await live.tables.watch(DORA, { tableId: live.tableId, lastEventId: null }, null);
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ clubCode: "TABLE_BROKEN" });
  });

  test("sees at once who sits down at a table that waits, and no card before its time once play has begun", async () => {
    const live = await seatedTable({ wish: DELAY, present: [] });
    const { tableId, tables, clock } = live;
    await tables.leave(CID, { tableId });
    const dora = await Onlooker.open(live, DORA);
    await clock.advance(0);
    await tables.join(CID, { tableId, seat: 2 });
    await clock.advance(0);
    expect(dora.table?.seats[2]).toMatchObject({ userId: "cid" });
    // Their clock is as late as what they see from the moment that play begins: it says when the first cards come.
    const begun = dora.received.find(
      ({ message }) => message.kind === "event" && message.envelope.event.type === "pulyaStarted",
    );
    expect(begun?.message).toMatchObject({ serverNow: clock.now() - 30_000 });
    await clock.advance(29_999);
    expect(dora.table).toMatchObject({ status: "playing", pulya: { deal: null } });
    await clock.advance(1);
    expect(dora.table?.pulya?.dealNumber).toBe(1);
    expect(dora.gaps).toEqual([]);
  });

  test("resumes after the last number seen, and begins anew with one that is still to come", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 60_000);
    const first = await Onlooker.open(live, DORA);
    await live.clock.advance(0);
    const { seq = 0 } = first.table ?? {};
    first.close();
    const again = await Onlooker.open(live, DORA, String(seq - 5));
    await live.clock.advance(0);
    expect(again.received.map(({ message }) => message.kind)).toEqual(Array.from({ length: 5 }, () => "event"));
    const eager = await Onlooker.open(live, DORA, String((await live.table()).seq));
    await live.clock.advance(0);
    expect(eager.received).toMatchObject([{ message: { kind: "snapshot", seq } }]);
  });

  test("costs nothing any more a minute after the last one has left", async () => {
    const live = await seatedTable({ wish: { ...DELAY, turnSeconds: 300 }, present: [] });
    await playFor(live, 5000);
    const sweepAt = live.clock.nextAt() ?? 0;
    const dora = await Onlooker.open(live, DORA);
    await live.clock.advance(0);
    dora.close();
    await live.clock.advance(60_000);
    expect(live.clock.nextAt()).toBe(sweepAt + 60_000);
    expect((await live.registry.get(live.tableId)).streams.isWatched).toBe(false);
  });

  test("keeps nothing going once the process is told to stop", async () => {
    const live = await seatedTable({ wish: DELAY, present: [] });
    await playFor(live, 5000);
    const dora = await Onlooker.open(live, DORA);
    await live.clock.advance(0);
    await live.registry.close();
    dora.close();
    await live.clock.advance(0);
    expect(live.clock.nextAt()).toBeNull();
  });

  test("who comes and goes again and again has the journal read once", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 100_000);
    const { store, clock } = live;
    let reads = 0;
    const load = store.load.bind(store);
    store.load = (tableId) => {
      reads += 1;
      return load(tableId);
    };
    for (let time = 0; time < 20; time += 1) {
      const dora = await Onlooker.open(live, DORA, "1");
      await clock.advance(0);
      expect(dora.table).not.toBeNull();
      dora.close();
      await clock.advance(1000);
    }
    expect(reads).toBe(1);
  });
});

describe("somebody who changes places", () => {
  test("sees what happens at once as soon as they have a chair, beginning with a snapshot", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 40_000);
    const dora = await Onlooker.open(live, DORA);
    await live.tables.leave(ANN, { tableId: live.tableId });
    await live.clock.advance(121_000);
    await live.tables.join(DORA, { tableId: live.tableId, seat: 0 });
    await live.clock.advance(0);
    const { seq } = await live.table();
    expect(dora.received.at(-1)?.message).toMatchObject({ kind: "snapshot", you: 0, seq });
    await playFor(live, 1000);
    expect(dora.table?.seq).toBe((await live.table()).seq);
    expect(dora.gaps).toEqual([]);
  });

  test("sees nothing new for the length of the delay when they give their chair up, and then goes on without a gap", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 10_000);
    const ann = await Onlooker.open(live, ANN);
    await live.clock.advance(0);
    await live.tables.leave(ANN, { tableId: live.tableId });
    await live.clock.advance(0);
    const { seq } = await live.table();
    expect(ann.received.at(-1)?.message).toMatchObject({ kind: "snapshot", you: null, seq });
    await playFor(live, 29_000);
    expect(ann.table?.seq).toBe(seq);
    await playFor(live, 20_000);
    expect(ann.table?.seq).toBeGreaterThan(seq);
    expect(ann.gaps).toEqual([]);
  });

  test("sees what comes after a time without a database in which nothing happened", async () => {
    const { live, ann } = await quietTable();
    await live.clock.advance(100);
    const { seq } = await live.table();
    expect(ann.table?.seq).toBe(seq);
    await live.play();
    await live.clock.advance(10_000);
    expect(ann.table?.seq).toBeGreaterThan(seq);
  });

  test("sees it too when another spectator comes before the next try", async () => {
    const { live, ann } = await quietTable();
    await Onlooker.open(live, DORA);
    await live.clock.advance(0);
    const { seq } = await live.table();
    expect(ann.table?.seq).toBe(seq);
    await live.play();
    await live.clock.advance(10_000);
    expect(ann.table?.seq).toBeGreaterThan(seq);
  });

  test("a player is a player in every tab: none of them shows the delayed table", async () => {
    const live = await seatedTable({ wish: DELAY });
    await playFor(live, 40_000);
    const [tab, other] = [await Onlooker.open(live, ANN), await Onlooker.open(live, ANN)];
    await playFor(live, 3000);
    const { seq } = await live.table();
    for (const { table, received } of [tab, other]) {
      expect(table?.seq).toBe(seq);
      expect(received[0]?.message).toMatchObject({ kind: "snapshot", you: 0 });
    }
  });
});

/** Something that may happen around a table. */
const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant("play" as const), ms: fc.integer({ min: 100, max: 9000 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("open" as const), who: fc.nat(4), missed: fc.nat(80) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("close" as const), who: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("leave" as const), who: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("join" as const), who: fc.nat(4), seat: fc.nat(2) }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const PEOPLE = [ANN, BOB, CID, DORA, EMIL] as const;

/** A table, everybody who ever had a chair there, and everybody who has it open. */
class World {
  readonly #live: LiveTable;
  readonly #hasSat = new Set(["ann", "bob", "cid"]);
  readonly #open: { readonly member: Member; readonly onlooker: Onlooker }[] = [];

  constructor(live: LiveTable) {
    this.#live = live;
  }

  /** What was received by people who never had a chair. */
  get received(): readonly Received[] {
    return this.#open.flatMap(({ member, onlooker }) => (this.#hasSat.has(member.id) ? [] : onlooker.received));
  }

  async happen(step: Happening): Promise<void> {
    const { tables, tableId } = this.#live;
    const member = PEOPLE["who" in step ? step.who : 0] ?? ANN;
    if (step.type === "play") await playFor(this.#live, step.ms, 700);
    else if (step.type === "leave") await tables.leave(member, { tableId }).catch(() => {});
    else if (step.type === "open") await this.#opens(member, step.missed);
    else if (step.type === "join") await this.#joins(member, step.seat as Seat);
    else for (const one of this.#open) if (one.member === member) one.onlooker.close();
  }

  async #opens(member: Member, missed: number): Promise<void> {
    const last = missed === 0 ? null : String(Math.max(1, (await this.#live.table()).seq - missed));
    this.#open.push({ member, onlooker: await Onlooker.open(this.#live, member, last) });
    await this.#live.clock.advance(0);
  }

  async #joins(member: Member, seat: Seat): Promise<void> {
    await this.#live.tables.join(member, { tableId: this.#live.tableId, seat }).catch(() => {});
    if (seatOf(await this.#live.table(), member.id) !== null) this.#hasSat.add(member.id);
  }
}

/** The cards that are shown in events which show none. */
function cardsInDeals(received: readonly Received[]): readonly Card[] {
  return received.flatMap(({ message }) => {
    const event = message.kind === "event" ? message.envelope.event : null;
    return event?.type === "game" && event.event.type === "dealt" ? cardsIn(event) : [];
  });
}

test("whoever never sat at a table learns nothing younger than its delay, and no hidden card, whatever happens there", async () => {
  const property = fc.asyncProperty(
    fc.array(happening, { minLength: 10, maxLength: 40 }),
    fc.integer({ min: 1, max: 40 }),
    async (story, seconds) => {
      const live = await seatedTable({ wish: { spectatorDelaySeconds: seconds, poolTarget: 100 } });
      const world = new World(live);
      for (const step of story) await world.happen(step);
      expect(tooEarly(live, world.received, seconds * 1000)).toEqual([]);
      expect(cardsInDeals(world.received)).toEqual([]);
    },
  );
  await expect(fc.assert(property, { numRuns: 60, seed: 20 })).resolves.toBeUndefined();
});
