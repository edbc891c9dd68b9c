import type { TableEvent } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import {
  ANN,
  BOB,
  CID,
  cautiously,
  seatedTable,
  type LiveTable,
  type LiveTableOptions,
} from "../../testing/in-memory/live-table.ts";

const SECOND = 1000;

/** A table where play has begun and that has turns of 30 seconds. */
async function playing(options: LiveTableOptions = {}): Promise<LiveTable> {
  const live = await seatedTable(options);
  await live.clock.advance(0);
  return live;
}

/** A person who plays with two bots and has the turn; in what follows nobody else is waited for. */
async function playingAlone(wish: LiveTableOptions["wish"] = {}): Promise<LiveTable> {
  const live = await playing({ bots: 2, wish });
  while ((await live.table()).turn?.actor !== 0) await live.clock.advance(100);
  return live;
}

function eventsAfter({ store }: LiveTable, seq: number): readonly TableEvent[] {
  return store.rows.slice(seq).map(({ envelope }) => envelope.event);
}

const typesAfter = (live: LiveTable, seq: number) => eventsAfter(live, seq).map(({ type }) => type);

describe("the clock of a turn", () => {
  test("runs on in the time bank, whose rest is kept for later turns", async () => {
    const live = await playingAlone({ bankSeconds: 20 });
    const { turn, seq } = await live.table();
    await live.clock.advance(30 * SECOND + 100);
    expect(typesAfter(live, seq)).toEqual(["bankOpened"]);
    expect((await live.table()).turn).toEqual({ ...turn, bank: "time", deadlineAt: (turn?.deadlineAt ?? 0) + 20_000 });
    await live.clock.advance(12 * SECOND);
    await live.play(cautiously);
    expect((await live.table()).banks.time).toEqual([7900, 20_000, 20_000]);
  });

  test("gives a move within the grace its turn, and the bank stays full", async () => {
    const live = await playingAlone({ bankSeconds: 20 });
    await live.clock.advance(30 * SECOND + 99);
    await live.play(cautiously);
    expect((await live.table()).banks.time[0]).toBe(20_000);
    expect(typesAfter(live, 0)).not.toContain("bankOpened");
  });

  test("shows no grace to somebody who is gone, but the connection bank", async () => {
    const live = await playingAlone({ bankSeconds: 20 });
    const { seq } = await live.table();
    await live.depart(ANN);
    await live.clock.advance(50 * SECOND);
    expect(eventsAfter(live, seq)).toMatchObject([{ bank: "time" }, { bank: "connection", ms: 180_000 }]);
    await live.clock.advance(180 * SECOND);
    expect(eventsAfter(live, seq).slice(2, 4)).toMatchObject([
      { type: "turnTimedOut", line: { graceMs: 0, heardAt: null } },
      { type: "seatTaken", seat: 0, occupant: { kind: "bot", keptFor: ANN.id, isAwaited: true } },
    ]);
    expect((await live.table()).banks).toEqual({ time: [0, 20_000, 20_000], connection: [0, 180_000, 180_000] });
  });

  test("waits for somebody who came back while the connection bank ran", async () => {
    const live = await playingAlone();
    await live.depart(ANN);
    await live.clock.advance(90 * SECOND);
    expect((await live.table()).turn?.bank).toBe("connection");
    await live.arrive(ANN);
    await live.play(cautiously);
    expect((await live.table()).banks.connection[0]).toBe(120_000);
  });

  test("is moved by an outage in a bank too, and the bank does not grow", async () => {
    const live = await playingAlone({ bankSeconds: 20 });
    await live.clock.advance(35 * SECOND);
    const before = await live.table();
    await live.registry.close();
    await live.clock.advance(100 * SECOND);
    const again = await live.restart();
    expect((await again.table()).turn).toMatchObject({ bank: "time", number: before.turn?.number });
    await again.play(cautiously);
    // The outage is counted from the last event, which is the bank's opening.
    expect((await again.table()).banks.time[0]).toBe(19_900);
  });
});

describe("somebody who lets their time pass", () => {
  test("twice in a row is played for by a bot, and is back with their next act", async () => {
    const live = await playing();
    const first = (await live.table()).turn?.actor ?? 0;
    const member = live.member(first);
    await live.clock.advance(30 * SECOND + 100);
    expect((await live.table()).seats[first]).toMatchObject({ kind: "human" });
    while ((await live.table()).turn?.actor !== first) await live.goOn();
    await live.clock.advance(30 * SECOND + 100);
    expect((await live.table()).seats[first]).toMatchObject({ kind: "bot", keptFor: member.id, isAwaited: true });
    await live.tables.propose(member, { tableId: live.tableId, proposal: "pause" });
    expect((await live.table()).seats[first]).toMatchObject({ kind: "human", userId: member.id });
    expect((await live.table()).proposal).toMatchObject({ by: first });
  });

  test("but plays in between keeps the chair", async () => {
    const live = await playing();
    const first = (await live.table()).turn?.actor ?? 0;
    const nextTurn = async () => {
      while ((await live.table()).turn?.actor !== first) await live.goOn();
    };
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await live.clock.advance(30 * SECOND + 100);
      await nextTurn();
      await live.play(cautiously);
      await nextTurn();
    }
    expect((await live.table()).seats[first]).toMatchObject({ kind: "human" });
  });
});

describe("somebody who is gone", () => {
  test("has their chair back as soon as they open the table again, with a whole turn if it is theirs", async () => {
    const live = await playing();
    const actor = (await live.table()).turn?.actor ?? 0;
    const member = live.member(actor);
    await live.depart(member);
    await live.clock.advance(210 * SECOND);
    const { turn, seats } = await live.table();
    expect(seats[actor]).toMatchObject({ kind: "bot", keptFor: member.id, isAwaited: true });
    await live.arrive(member);
    const back = await live.table();
    expect(back.seats[actor]).toEqual({ kind: "human", userId: member.id, name: member.name });
    expect(back.turn).toEqual({ ...turn, deadlineAt: live.clock.now() + 30_000 });
  });

  test("may leave the table all the same, and is then awaited no more", async () => {
    const live = await playing();
    const actor = (await live.table()).turn?.actor ?? 0;
    const member = live.member(actor);
    await live.depart(member);
    await live.clock.advance(210 * SECOND);
    await live.tables.leave(member, live);
    const kept = (await live.table()).seats[actor];
    expect(kept).toMatchObject({ kind: "bot", keptFor: member.id, leftAt: live.clock.now() });
    expect(kept).not.toHaveProperty("isAwaited");
  });

  test("keeps the rest of the bank that ran when they left, and so do others", async () => {
    const live = await playing({ wish: { bankSeconds: 20 } });
    const actor = (await live.table()).turn?.actor ?? 0;
    await live.clock.advance(35 * SECOND);
    // Chairs are numbered as seats are.
    const other = live.member(actor === 0 ? 1 : 0);
    await live.tables.leave(other, live);
    expect(await live.table()).toMatchObject({ turn: { actor, bank: "time" } });
    await live.tables.leave(live.member(actor), live);
    const { banks, turn } = await live.table();
    expect(turn).toEqual({ number: turn?.number, actor, deadlineAt: null, leftMs: 0 });
    expect(banks.time).toEqual([20_000, 20_000, 20_000].with(actor, 15_000));
  });
});

describe("a table where nobody is left but bots", () => {
  test("rests, and goes on when somebody takes their chair back", async () => {
    const live = await playingAlone();
    await live.depart(ANN);
    await live.clock.advance(210 * SECOND);
    const { seq, seats } = await live.table();
    expect(seats.every((occupant) => occupant?.kind === "bot")).toBe(true);
    await live.clock.advance(600 * SECOND);
    expect((await live.table()).seq).toBe(seq);
    await live.tables.join(ANN, { tableId: live.tableId, seat: 0 });
    await live.play(cautiously);
    await live.clock.advance(SECOND);
    expect((await live.table()).seq).toBeGreaterThan(seq + 2);
  });

  test("is not moved by an outage: nobody's clock runs there", async () => {
    const live = await playingAlone();
    await live.depart(ANN);
    await live.clock.advance(210 * SECOND);
    const { seq } = await live.table();
    await live.registry.close();
    await live.clock.advance(600 * SECOND);
    expect((await (await live.restart()).table()).seq).toBe(seq);
  });
});

describe("a pause", () => {
  test("stops the clock, whatever time goes by, and lets nobody move", async () => {
    const live = await playingAlone();
    await live.clock.advance(10 * SECOND);
    await live.tables.propose(ANN, { tableId: live.tableId, proposal: "pause" });
    const { seq } = await live.table();
    await live.clock.advance(3600 * SECOND);
    expect(await live.table()).toMatchObject({ seq, turn: null, pause: { turnLeftMs: 20_000 } });
    await live.tables.resume(ANN, { tableId: live.tableId });
    expect((await live.table()).turn).toMatchObject({ actor: 0, deadlineAt: live.clock.now() + 20_000 });
    await live.play(cautiously);
  });

  test("between two deals holds the next one back", async () => {
    const live = await playing();
    while ((await live.table()).turn !== null) await live.play(cautiously);
    const { tableId } = live;
    await live.tables.propose(ANN, { tableId, proposal: "pause" });
    for (const member of [BOB, CID]) await live.tables.answerProposal(member, { tableId, accept: true });
    await live.clock.advance(60 * SECOND);
    expect(await live.table()).toMatchObject({ pause: { turnLeftMs: null }, pulya: { dealNumber: 1 } });
    await live.tables.resume(CID, { tableId });
    await live.clock.advance(SECOND);
    expect((await live.table()).pulya?.dealNumber).toBe(2);
  });
});

describe("an agreed end", () => {
  test("comes after the deal that is on the table", async () => {
    const live = await playing();
    const { tableId } = live;
    await live.tables.propose(ANN, { tableId, proposal: "end" });
    for (const member of [BOB, CID]) await live.tables.answerProposal(member, { tableId, accept: true });
    while ((await live.table()).turn !== null) await live.play(cautiously);
    await live.clock.advance(0);
    const { status, pulya } = await live.table();
    expect(status).toBe("finished");
    expect(pulya?.dealNumber).toBe(1);
    expect(pulya?.settlement?.exact.reduce((sum, each) => sum + each, 0)).toBe(0);
  });
});
