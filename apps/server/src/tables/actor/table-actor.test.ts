import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import type { Move, Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { ClubError } from "../../club-error.ts";
import { ANN, BOB, CID, cautiously, passIn, seatedTable } from "../../testing/in-memory/live-table.ts";

const pass = (moves: readonly Move[]) => moves.find((move) => move.type === "call" && move.call === "pass");

function refusal(code: ErrorCode): unknown {
  return expect.objectContaining({ clubCode: code });
}

describe("a table's own steps", () => {
  test("play starts and the first deal is dealt as soon as all chairs are taken", async () => {
    const { clock, table } = await seatedTable();
    await clock.advance(0);
    const { status, pulya, turn: due } = await table();
    expect(status).toBe("playing");
    expect(pulya?.deal?.phase).toBe("auction");
    expect(due).toEqual({ number: 6, actor: pulya?.deal?.seats[0], deadlineAt: clock.now() + 30_000 });
  });

  test("nothing starts while a chair is free", async () => {
    const { clock, table, tables, tableId } = await seatedTable();
    await tables.leave(CID, { tableId });
    await clock.advance(60_000);
    expect(await table()).toMatchObject({ status: "waiting", pulya: null });
  });

  test("a bot moves after its delay, and not before", async () => {
    const { clock, table, play } = await seatedTable({ bots: 2 });
    await clock.advance(0);
    while ((await table()).seats[(await table()).turn?.actor ?? 0]?.kind !== "bot") await play(cautiously);
    const { seq } = await table();
    await clock.advance(99);
    expect((await table()).seq).toBe(seq);
    await clock.advance(1);
    expect((await table()).seq).toBeGreaterThan(seq);
  });

  test("the next deal comes after a pause, in which nobody has a turn", async () => {
    const { clock, table, play } = await seatedTable();
    await clock.advance(0);
    while ((await table()).turn !== null) await play((moves) => pass(moves) ?? moves[0]);
    expect((await table()).pulya?.deal?.phase).toBe("finished");
    await clock.advance(999);
    expect((await table()).pulya?.dealNumber).toBe(1);
    await clock.advance(1);
    expect((await table()).pulya?.dealNumber).toBe(2);
  });

  test("whoever lets their time pass gets a receipt and the default move", async () => {
    const { clock, table, store } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    await clock.advance(30_099);
    expect((await table()).seq).toBe(before.seq);
    await clock.advance(1);
    const [receipt, move] = store.rows.slice(before.seq).map(({ envelope }) => envelope.event);
    expect(receipt).toEqual({
      type: "turnTimedOut",
      seat: before.turn?.actor,
      turnNumber: before.turn?.number,
      deadlineAt: before.turn?.deadlineAt,
      line: { sentAt: clock.now() - 30_100, heardAt: null, lagMs: null, graceMs: 100 },
    });
    expect(move).toMatchObject({ type: "game", event: { type: "called", call: "pass" } });
  });

  test("a move in time stops the clock of its turn", async () => {
    const { clock, table, play, store } = await seatedTable();
    await clock.advance(0);
    await clock.advance(29_999);
    await play(pass);
    await clock.advance(29_999);
    expect(store.rows.some(({ envelope }) => envelope.event.type === "turnTimedOut")).toBe(false);
    expect((await table()).turn?.deadlineAt).toBe(clock.now() + 1);
  });

  test("a pulya of two bots and a person is played to its end", async () => {
    const { table, goOn } = await seatedTable({ bots: 2, wish: { poolTarget: 2 } });
    for (let steps = 0; steps < 9000 && (await table()).status !== "finished"; steps += 1) await goOn();
    const { pulya } = await table();
    expect(pulya?.settlement?.exact.reduce((sum, each) => sum + each, 0)).toBe(0);
  });
});

describe("a command at a table", () => {
  test("is answered with the number of its last event", async () => {
    const { clock, play, store } = await seatedTable();
    await clock.advance(0);
    const { seq } = await play(pass);
    expect(store.rows.at(-1)?.envelope.seq).toBe(seq);
  });

  test("for a turn that is over is refused as stale", async () => {
    const { clock, table, tables, tableId, member, play } = await seatedTable();
    await clock.advance(0);
    const { turn: due, seq } = await table();
    await play(pass);
    const late = {
      tableId,
      commandId: randomUUID(),
      turnNumber: due?.number ?? 0,
      move: { type: "call", call: "6s" },
    } as const;
    await expect(tables.act(member(due?.actor ?? 0), late)).rejects.toEqual(refusal("STALE_COMMAND"));
    expect((await table()).seq).toBe(seq + 1);
  });

  test("out of turn is refused, and so is one by somebody without a chair", async () => {
    const { clock, table, tables, tableId, member } = await seatedTable();
    await clock.advance(0);
    const { turn: due, seq } = await table();
    const act = {
      tableId,
      commandId: randomUUID(),
      turnNumber: due?.number ?? 0,
      move: { type: "call", call: "pass" },
    } as const;
    // Chairs are numbered as seats are.
    const other = (((due?.actor ?? 0) + 1) % 3) as Seat;
    await expect(tables.act(member(other), act)).rejects.toEqual(refusal("NOT_YOUR_TURN"));
    await expect(tables.act({ id: "dan", name: "Dan" }, act)).rejects.toEqual(refusal("NOT_SEATED"));
    expect((await table()).seq).toBe(seq);
  });

  test("is refused as busy to a player who floods the table, and to nobody else: neither another's, nor the clock's", async () => {
    const { clock, table, tables, tableId, store } = await seatedTable();
    await clock.advance(0);
    const flood = Array.from({ length: 100 }, () => tables.resume(ANN, { tableId }));
    const wish = tables.propose(BOB, { tableId, proposal: "pause" });
    const outcomes = await Promise.allSettled(flood);
    const codes = outcomes.map((outcome) =>
      outcome.status === "rejected" && outcome.reason instanceof ClubError ? outcome.reason.clubCode : null,
    );
    expect(codes.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => "TABLE_NOT_PAUSED"));
    expect(new Set(codes.slice(9))).toEqual(new Set(["BUSY"]));
    expect(await wish).toEqual({ seq: (await table()).seq });
    const again = Array.from({ length: 100 }, () => tables.resume(ANN, { tableId }));
    await Promise.all([clock.advance(30_100), Promise.allSettled(again)]);
    expect(store.rows.map(({ envelope }) => envelope.event.type)).toContain("turnTimedOut");
  });
});

describe("an offer", () => {
  const passOn = (moves: readonly Move[]) => pass(moves) ?? moves[0];

  test("is made beside the turn, which goes on with its number and its clock", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    while ((await live.table()).pulya?.deal?.phase !== "play") await live.play(passOn);
    await live.clock.advance(5000);
    const { turn: due } = await live.table();
    await live.play(() => ({ type: "offer", seat: due?.actor ?? 0, taken: [10, 0, 0] }));
    expect((await live.table()).turn).toEqual(due);
    await live.play(() => ({ type: "withdrawOffer", seat: due?.actor ?? 0 }));
    expect((await live.table()).turn).toEqual(due);
  });

  test("is answered by bots before they play on", async () => {
    const live = await seatedTable({ bots: 2 });
    await live.clock.advance(0);
    const isMine = async () => {
      const { turn: due, pulya } = await live.table();
      const { deal } = pulya ?? {};
      return deal?.phase === "play" && due?.actor === 0 && deal.trick.cards.length === 0;
    };
    while (!(await isMine())) {
      if ((await live.table()).turn?.actor === 0) await live.play(passOn);
      else await live.clock.advance(1000);
    }
    const { deal } = (await live.table()).pulya ?? {};
    if (deal?.phase !== "play") throw new Error("nothing is played");
    // All that is left for oneself: no bot takes that.
    const left = 10 - deal.tricks.length;
    await live.play(() => ({ type: "offer", seat: 0, taken: deal.taken.with(0, (deal.taken[0] ?? 0) + left) }));
    const { seq } = await live.table();
    await live.clock.advance(1000);
    const answers = live.store.rows
      .slice(seq)
      .map(({ envelope: { event } }) => (event.type === "game" ? event.event : event));
    expect(answers[0]).toMatchObject({ type: "offerAnswered" });
  });
});

describe("people who come and go", () => {
  test("a leaver's chair is kept by a bot, and is theirs again when they come back", async () => {
    const { clock, table, tables, tableId } = await seatedTable();
    await clock.advance(0);
    await tables.leave(BOB, { tableId });
    expect((await table()).seats[1]).toEqual({
      kind: "bot",
      name: "Bot 2",
      level: "novice",
      keptFor: BOB.id,
      leftAt: clock.now(),
    });
    await expect(tables.join({ id: "dan", name: "Dan" }, { tableId, seat: 1 })).rejects.toEqual(
      refusal("NOT_YOUR_SEAT"),
    );
    await tables.join(BOB, { tableId, seat: 1 });
    expect((await table()).seats[1]).toEqual({ kind: "human", userId: BOB.id, name: BOB.name });
  });

  test("a bot that takes over in the middle of a turn has no deadline, and a player who returns in it has gained no time", async () => {
    const { clock, table, tables, tableId, member } = await seatedTable();
    await clock.advance(0);
    const { turn: due } = await table();
    const actor = due?.actor ?? 0;
    await clock.advance(20_000);
    for (const _ of [1, 2]) {
      await tables.leave(member(actor), { tableId });
      expect((await table()).turn).toEqual({ ...due, deadlineAt: null, leftMs: 10_000 });
      await tables.join(member(actor), { tableId, seat: actor });
      expect((await table()).turn).toEqual(due);
    }
  });

  test("the table closes when everybody has left, before and during play", async () => {
    const waiting = await seatedTable({ bots: 1 });
    await waiting.tables.leave(CID, waiting);
    await waiting.tables.leave(ANN, waiting);
    expect(await waiting.table()).toMatchObject({ status: "finished", turn: null });
    const playing = await seatedTable({ bots: 2 });
    await playing.clock.advance(0);
    await playing.tables.leave(ANN, playing);
    const { seq } = await playing.table();
    await playing.clock.advance(60_000);
    expect(await playing.table()).toMatchObject({ status: "finished", turn: null, seq });
  });
});

describe("a journal that fails", () => {
  test("changes nothing and tells nobody when the database cannot be reached, and play goes on when it can", async () => {
    const { clock, table, play, store, tables, tableId } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const seen: string[] = [];
    const stream = await tables.watch(ANN, { tableId, lastEventId: String(before.seq) }, null);
    void (async () => {
      for await (const [, message] of stream) if (message.kind === "event") seen.push(message.envelope.event.type);
    })();
    store.fault = "refused";
    await expect(play(pass)).rejects.toEqual(refusal("DATABASE_AWAY"));
    expect(await table()).toEqual(before);
    expect(seen).toEqual([]);
    store.fault = null;
    await clock.advance(5000);
    const { turn: due } = await table();
    expect(due).toEqual({ ...before.turn, deadlineAt: (before.turn?.deadlineAt ?? 0) + 1000 });
    await play(pass);
    expect(seen).toEqual(["tableRecovered", "game"]);
  });

  test("that turns out not to be readable ends the tries, and is not called away", async () => {
    const { clock, play, store } = await seatedTable();
    await clock.advance(0);
    store.fault = "refused";
    await expect(play(pass)).rejects.toEqual(refusal("DATABASE_AWAY"));
    store.fault = null;
    let reads = 0;
    store.loadAfter = () => {
      reads += 1;
      return Promise.reject(new ClubError("TABLE_BROKEN"));
    };
    await clock.advance(60_000);
    expect(reads).toBe(1);
    await expect(play(pass)).rejects.toEqual(refusal("TABLE_BROKEN"));
  });

  test("after long silence moves the clocks by all of it: it was away since the append began", async () => {
    const { clock, table, play, store } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const [begun, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<never>()];
    const append = store.append.bind(store);
    store.append = () => {
      begun.resolve();
      return answer.promise;
    };
    const move = play(pass);
    await begun.promise;
    await clock.advance(12_000);
    store.append = append;
    answer.reject(new Error("Query read timeout"));
    await expect(move).rejects.toEqual(refusal("DATABASE_AWAY"));
    await clock.advance(1000);
    expect((await table()).turn).toEqual({ ...before.turn, deadlineAt: (before.turn?.deadlineAt ?? 0) + 13_000 });
  });

  test("whose answer was lost is read again: what had arrived counts, and its command is not carried out twice", async () => {
    const { clock, table, play, store, tables, member } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const commandId = randomUUID();
    store.fault = "unanswered";
    await expect(play(pass, commandId)).rejects.toEqual(refusal("DATABASE_AWAY"));
    expect((await table()).seq).toBe(before.seq);
    store.fault = null;
    expect(await tables.act(member(before.turn?.actor ?? 0), passIn(before, commandId))).toEqual({
      seq: before.seq + 1,
    });
    const numbers = store.rows.map(({ envelope }) => envelope.seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test("again while it is made good moves the clocks by the whole time, and once", async () => {
    const { clock, table, play, store } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const append = store.append.bind(store);
    for (const arrives of [false, true]) {
      store.fault = "refused";
      await expect(play(pass)).rejects.toEqual(refusal("DATABASE_AWAY"));
      await clock.advance(4500);
      store.fault = null;
      store.append = async (appends) => {
        store.append = append;
        if (arrives) await append(appends);
        throw new Error("the answer was lost");
      };
      await clock.advance(5500);
    }
    expect((await table()).turn).toEqual({ ...before.turn, deadlineAt: (before.turn?.deadlineAt ?? 0) + 12_000 });
  });

  test("does not stop the bots for good", async () => {
    const { clock, table, store } = await seatedTable({ bots: 2, wish: { turnSeconds: 10 } });
    await clock.advance(0);
    store.fault = "refused";
    await clock.advance(20_000);
    const { seq } = await table();
    store.fault = null;
    await clock.advance(30_000);
    expect((await table()).seq).toBeGreaterThan(seq);
  });

  test("stops nothing from being stopped", async () => {
    const { clock, close, store, tables, tableId } = await seatedTable();
    await clock.advance(0);
    store.fault = "refused";
    await close();
    await expect(tables.leave(ANN, { tableId })).rejects.toEqual(refusal("RESTARTING"));
    expect(clock.nextAt()).toBeNull();
  });
});

describe("a restart", () => {
  test("brings a table back as it was, with its deadline moved by the outage", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    await live.play(pass);
    const before = await live.table();
    await live.registry.close();
    await live.clock.advance(100_000);
    const after = await (await live.restart()).table();
    expect(after.pulya).toEqual(before.pulya);
    expect(after.seats).toEqual(before.seats);
    expect(after.turn).toEqual({ ...before.turn, deadlineAt: (before.turn?.deadlineAt ?? 0) + 100_000 });
    expect(live.store.rows.at(-1)?.envelope.event).toEqual({ type: "tableRecovered", outageMs: 100_000 });
  });

  test("from a snapshot and from the whole journal gives the same table", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    for (let moves = 0; moves < 10; moves += 1) await live.play((legal) => pass(legal) ?? legal[0]);
    const snapshot = await live.table();
    await live.play((legal) => pass(legal) ?? legal[0]);
    const whole = await live.restart();
    live.store.rows.pop();
    live.store.snapshots.set(live.tableId, snapshot);
    const short = await live.restart();
    expect(await short.table()).toEqual(await whole.table());
  });

  test("goes on with what the table was about to do", async () => {
    const live = await seatedTable();
    await live.registry.close();
    const { clock, table } = await live.restart();
    await clock.advance(0);
    await turn();
    expect((await table()).pulya?.deal?.phase).toBe("auction");
  });
});
