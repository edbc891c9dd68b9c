import { randomUUID } from "node:crypto";
import type { Act } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import {
  ANN,
  CID,
  cautiously,
  seatedTable,
  type LiveTable,
  type LiveTableOptions,
} from "../../testing/in-memory/live-table.ts";

/** Two people and a bot, which moves after 100 ms; the next deal comes after 1000 ms. */
async function playing(options: LiveTableOptions = {}): Promise<LiveTable> {
  const live = await seatedTable({ bots: 1, ...options });
  await live.clock.advance(0);
  return live;
}

async function proposeAndWithdraw({ tables, tableId }: LiveTable): Promise<void> {
  await tables.propose(ANN, { tableId, proposal: "end" });
  await tables.answerProposal(ANN, { tableId, accept: false });
}

/** Lets play go on by a decision, or to the next deal, and no further. */
async function goOnAtOnce(live: LiveTable): Promise<void> {
  const { turn } = await live.table();
  if (turn === null) await live.clock.advance(1000);
  else if (turn.actor === 1) await live.clock.advance(100);
  else await live.play(cautiously);
}

async function until(live: LiveTable, actor: 0 | 1): Promise<void> {
  while ((await live.table()).turn?.actor !== actor) await goOnAtOnce(live);
}

async function isToLead({ table }: LiveTable, seat: 1): Promise<boolean> {
  const { turn, pulya } = await table();
  return turn?.actor === seat && pulya?.deal?.phase === "play" && pulya.deal.trick.cards.length === 0;
}

/** Has that done every so often until the table goes on by itself; returns when it has, or null if it has not. */
async function whileRepeated(live: LiveTable, everyMs: number, aside: () => Promise<void>): Promise<number | null> {
  const { seq } = await live.table();
  for (let times = 0; times < 5; times += 1) {
    await aside();
    await live.clock.advance(everyMs);
    const own = live.store.rows.slice(seq).find(({ envelope, command }) => !command && envelope.event.type === "game");
    if (own !== undefined) return own.envelope.at;
  }
  return null;
}

describe("what people do beside the play does not put off", () => {
  test("the next deal, by proposals that are made and withdrawn", async () => {
    const live = await playing();
    while ((await live.table()).turn !== null) await goOnAtOnce(live);
    const since = live.clock.now();
    expect(await whileRepeated(live, 600, () => proposeAndWithdraw(live))).toBe(since + 1000);
  });

  test("a bot's move, by proposals that are made and withdrawn", async () => {
    const live = await playing();
    await until(live, 1);
    const since = live.clock.now();
    expect(await whileRepeated(live, 60, () => proposeAndWithdraw(live))).toBe(since + 100);
  });

  test("a bot's move, by leaving and coming back", async () => {
    const live = await playing();
    await until(live, 0);
    const since = live.clock.now();
    const { tables, tableId, clock } = live;
    const leaveAndComeBack = async () => {
      await tables.leave(ANN, { tableId });
      await clock.advance(60);
      await tables.join(ANN, { tableId, seat: 0 });
    };
    expect(await whileRepeated(live, 0, leaveAndComeBack)).toBe(since + 100);
  });

  test("a bot's move, by offers that are made and withdrawn", async () => {
    const live = await playing();
    while (!(await isToLead(live, 1))) await goOnAtOnce(live);
    const since = live.clock.now();
    const { turn, pulya } = await live.table();
    const { deal } = pulya ?? {};
    if (deal?.phase !== "play") throw new Error("nothing is played");
    const allForMe = deal.taken.with(0, (deal.taken[0] ?? 0) + 10 - deal.tricks.length);
    const act = (move: Act["move"]) =>
      live.tables.act(ANN, { tableId: live.tableId, commandId: randomUUID(), turnNumber: turn?.number ?? 0, move });
    const offer = async () => {
      await act({ type: "offer", taken: [...allForMe] });
      await act({ type: "withdrawOffer" });
    };
    expect(await whileRepeated(live, 60, offer)).toBe(since + 100);
  });

  test("the end of somebody's time, though asides are waiting before it", async () => {
    const live = await playing();
    await until(live, 0);
    const { seq, turn } = await live.table();
    const [begun, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const append = live.store.append.bind(live.store);
    live.store.append = async (appends) => {
      begun.resolve();
      await stored.promise;
      return append(appends);
    };
    const asides = [live.tables.propose(CID, { tableId: live.tableId, proposal: "end" })];
    await begun.promise;
    await live.clock.advance(Math.max(0, (turn?.deadlineAt ?? 0) - live.clock.now()) + 100);
    asides.push(live.tables.answerProposal(CID, { tableId: live.tableId, accept: false }));
    stored.resolve();
    await Promise.all(asides);
    const types = live.store.rows.slice(seq).map(({ envelope }) => envelope.event.type);
    expect(types).toEqual(["proposed", "turnTimedOut", "game", "proposalAnswered"]);
  });
});
