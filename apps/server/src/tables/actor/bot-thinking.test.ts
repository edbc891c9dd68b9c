import { legalMoves, type Move } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { ClubError } from "../../club-error.ts";
import { thinkOfMove, type BotAnswer } from "../../heavy-work/think-of-move.ts";
import { ANN, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import type { Think } from "./bot-driver.ts";

interface Thought {
  readonly signal: AbortSignal;
  readonly answer: (answer: BotAnswer) => void;
}

/** Bots whose thoughts end when the test says so. */
function slowThinker() {
  const thoughts: Thought[] = [];
  const think: Think = (_, { signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<BotAnswer>();
    signal.addEventListener("abort", () => reject(signal.reason));
    thoughts.push({ signal, answer: resolve });
    return promise;
  };
  return { thoughts, think };
}

/** A table of two people and a club bot that has begun to think. */
async function whileBotThinks() {
  const { thoughts, think } = slowThinker();
  const live = await seatedTable({ bots: 1, wish: { botLevel: "club", turnSeconds: 300 }, think });
  await live.clock.advance(0);
  while ((await live.table()).turn?.actor !== 1) await live.play(passOrFirst);
  await live.clock.advance(100);
  expect(thoughts).toHaveLength(1);
  return { live, thoughts };
}

function passOrFirst(moves: readonly Move[]): Move | undefined {
  return moves.find((move) => move.type === "call" && move.call === "pass") ?? moves[0];
}

async function someAnswer({ table }: LiveTable): Promise<BotAnswer> {
  const { pulya } = await table();
  const move = pulya === null ? undefined : legalMoves(pulya, 1)[0];
  if (move === undefined) throw new Error("the bot has nothing to decide");
  return { move, isStopped: false };
}

async function agreeOnPause({ tables, tableId }: LiveTable): Promise<void> {
  await tables.propose(ANN, { tableId, proposal: "pause" });
  await tables.answerProposal(CID, { tableId, accept: true });
}

describe("while a bot thinks", () => {
  test("nothing happens until it has done so, then its move is made", async () => {
    const { live, thoughts } = await whileBotThinks();
    const { seq } = await live.table();
    await live.clock.advance(60_000);
    expect((await live.table()).seq).toBe(seq);
    thoughts[0]?.answer(await someAnswer(live));
    await live.clock.advance(0);
    expect((await live.table()).seq).toBeGreaterThan(seq);
  });

  test("the table takes commands, and it thinks on", async () => {
    const { live, thoughts } = await whileBotThinks();
    await live.tables.leave(CID, { tableId: live.tableId });
    expect((await live.table()).seats[2]).toMatchObject({ kind: "bot", level: "club", keptFor: CID.id });
    expect(thoughts.map(({ signal }) => signal.aborted)).toEqual([false]);
    const { seq } = await live.table();
    thoughts[0]?.answer(await someAnswer(live));
    await live.clock.advance(0);
    expect((await live.table()).seq).toBeGreaterThan(seq);
  });

  test("its thought is called off when the table is paused, and it thinks anew after that", async () => {
    const { live, thoughts } = await whileBotThinks();
    const late = await someAnswer(live);
    await agreeOnPause(live);
    expect(thoughts[0]?.signal.aborted).toBe(true);
    await live.tables.resume(ANN, { tableId: live.tableId });
    const { seq } = await live.table();
    thoughts[0]?.answer(late);
    await live.clock.advance(99);
    expect((await live.table()).seq).toBe(seq);
    await live.clock.advance(1);
    thoughts[1]?.answer(late);
    await live.clock.advance(0);
    expect((await live.table()).seq).toBeGreaterThan(seq);
  });

  test("a thought that is over at the very moment of such a command is dropped", async () => {
    const { live, thoughts } = await whileBotThinks();
    await live.tables.propose(ANN, { tableId: live.tableId, proposal: "pause" });
    thoughts[0]?.answer(await someAnswer(live));
    const { seq } = await live.tables.answerProposal(CID, { tableId: live.tableId, accept: true });
    await live.clock.advance(0);
    expect(await live.table()).toMatchObject({ seq, pause: { by: 0 } });
  });

  test("the table can be closed, and stopped", async () => {
    const { live, thoughts } = await whileBotThinks();
    await live.registry.close();
    expect(thoughts[0]?.signal.aborted).toBe(true);
    const again = await whileBotThinks();
    await again.live.tables.leave(CID, { tableId: again.live.tableId });
    await again.live.tables.leave(ANN, { tableId: again.live.tableId });
    expect((await again.live.table()).status).toBe("finished");
  });
});

test("players are told while bots think less than agreed, and no longer than a minute after the last time", async () => {
  let isBusy = true;
  const think: Think = (question) =>
    isBusy
      ? Promise.reject(new ClubError("BUSY"))
      : Promise.resolve(thinkOfMove({ ...question, level: "novice" }, () => false));
  const live = await seatedTable({ bots: 1, wish: { botLevel: "master", turnSeconds: 300 }, think });
  const hurries = async () => (await live.registry.get(live.tableId)).streams.presence().botsHurry;
  await live.clock.advance(0);
  expect(await hurries()).toBe(false);
  while (!(await hurries())) await live.goOn();
  isBusy = false;
  await live.clock.advance(59_000);
  expect(await hurries()).toBe(true);
  await live.clock.advance(1_000);
  expect(await hurries()).toBe(false);
});

test("a pulya is played to its end though there is never a thread free for a bot", async () => {
  const think: Think = () => Promise.reject(new ClubError("BUSY"));
  const live = await seatedTable({ bots: 2, wish: { botLevel: "master", poolTarget: 2, turnSeconds: 10 }, think });
  for (let steps = 0; steps < 9000 && (await live.table()).status !== "finished"; steps += 1) await live.goOn();
  expect((await live.table()).status).toBe("finished");
});
