import { legalMoves } from "@trelyazh/preferans";
import { type Table, decideTable, nextStep } from "@trelyazh/table";
import { describe, expect, test, vi } from "vitest";
import { ClubError } from "../../club-error.ts";
import { thinkOfMove } from "../../heavy-work/think-of-move.ts";
import { createLogger } from "../../logger.ts";
import { seatedTable } from "../../testing/in-memory/live-table.ts";
import { botCommand, type BotDeps, type Think } from "./bot-driver.ts";

const thinkHere: Think = (question) => Promise.resolve(thinkOfMove(question, () => false));

function recording(think: Think = thinkHere, signal: AbortSignal = new AbortController().signal) {
  const lines: string[] = [];
  const log = createLogger("trace", { write: (line: string) => void lines.push(line) });
  const hurried = vi.fn<() => void>();
  const deps: BotDeps = { think, signal, log, botChance: { seedFor: () => 7 }, onBotHurried: hurried };
  return { lines, deps, hurried };
}

async function botToMove() {
  const live = await seatedTable({ bots: 2, wish: { turnSeconds: 10 } });
  await live.clock.advance(0);
  for (;;) {
    const table = await live.table();
    const step = nextStep(table);
    if (step?.type === "moveBot") return { table, step };
    // Less than the delay before a bot's move.
    await live.clock.advance(50);
  }
}

function withBots(table: Table, level: "novice" | "club"): Table {
  return { ...table, seats: table.seats.map((seat) => (seat?.kind === "bot" ? { ...seat, level } : seat)) };
}

describe("a bot", () => {
  test("makes a legal move, and nothing is logged", async () => {
    const { table, step } = await botToMove();
    const { lines, deps } = recording();
    const command = await botCommand(table, step, deps);
    expect(decideTable(table, command).ok).toBe(true);
    expect(lines).toEqual([]);
  });

  test("of a higher level makes the move that was thought through elsewhere", async () => {
    const { table, step } = await botToMove();
    const other = { type: "call", seat: step.seat, call: "6s" } as const;
    const { lines, deps } = recording(() => Promise.resolve({ move: other, isStopped: false }));
    expect(await botCommand(withBots(table, "club"), step, deps)).toMatchObject({ move: other });
    expect(lines).toEqual([]);
  });

  test("sees only what its seat may see: other people's cards change nothing", async () => {
    const { table, step } = await botToMove();
    const { deps } = recording();
    const { pulya } = table;
    if (pulya?.deal?.phase !== "auction") throw new Error("no auction goes on");
    const others = pulya.deal.hands.map((hand, seat) => (seat === step.seat ? hand : hand.toReversed()));
    const swapped = [...others];
    const [a, b] = [0, 1, 2].filter((seat) => seat !== step.seat);
    [swapped[a ?? 0], swapped[b ?? 0]] = [others[b ?? 0] ?? [], others[a ?? 0] ?? []];
    const elsewhere = { ...table, pulya: { ...pulya, deal: { ...pulya.deal, hands: swapped } } };
    expect(await botCommand(elsewhere, step, deps)).toEqual(await botCommand(table, step, deps));
  });

  test("hands no card over to another thread that its seat may not see", async () => {
    const { table, step } = await botToMove();
    let sent = "";
    const { deps } = recording((question, signal) => {
      sent = JSON.stringify(question);
      return thinkHere(question, signal);
    });
    await botCommand(withBots(table, "club"), step, deps);
    const { deal } = table.pulya ?? {};
    if (deal?.phase !== "auction") throw new Error("no auction goes on");
    const hidden = [...deal.hands.flatMap((hand, seat) => (seat === step.seat ? [] : hand)), ...deal.talon];
    expect(hidden.filter((card) => sent.includes(JSON.stringify(card)))).toEqual([]);
    expect(deal.hands[step.seat]?.every((card) => sent.includes(JSON.stringify(card)))).toBe(true);
  });

  test("for which no thread is free moves as a novice", async () => {
    const { table, step } = await botToMove();
    const { lines, deps } = recording(() => Promise.reject(new ClubError("BUSY")));
    const command = await botCommand(withBots(table, "club"), step, deps);
    expect(command).toEqual(await botCommand(withBots(table, "novice"), step, recording().deps));
    expect(lines).toEqual([expect.stringContaining("no thread free for a bot")]);
  });

  test("whose thinking fails, or ends in an illegal move, moves as a novice", async () => {
    const { table, step } = await botToMove();
    const novice = await botCommand(withBots(table, "novice"), step, recording().deps);
    const failing = recording(() => Promise.reject(new Error("out of memory")));
    expect(await botCommand(withBots(table, "club"), step, failing.deps)).toEqual(novice);
    expect(failing.lines).toEqual([expect.stringContaining("bot failed")]);
    const move = { type: "answerOffer", seat: step.seat, accept: true } as const;
    const cheating = recording(() => Promise.resolve({ move, isStopped: false }));
    expect(await botCommand(withBots(table, "club"), step, cheating.deps)).toEqual(novice);
    expect(cheating.lines).toEqual([expect.stringContaining("bot chose an illegal move")]);
  });

  test("that the clock has cut short is marked in the log", async () => {
    const { table, step } = await botToMove();
    const { lines, deps } = recording(async (question, signal) => ({
      ...(await thinkHere(question, signal)),
      isStopped: true,
    }));
    await botCommand(withBots(table, "club"), step, deps);
    expect(lines).toEqual([expect.stringMatching(/"botLevel":"club".*bot was cut short by the clock/)]);
  });

  test("that has thought less than its level needs is told of, and no other", async () => {
    const { table, step } = await botToMove();
    // A slow machine may really cut it short.
    const [whole, cut, busy] = [
      recording(async (...asked) => ({ ...(await thinkHere(...asked)), isStopped: false })),
      recording(async (...asked) => ({ ...(await thinkHere(...asked)), isStopped: true })),
      recording(() => Promise.reject(new ClubError("BUSY"))),
    ];
    for (const { deps } of [whole, cut, busy]) await botCommand(withBots(table, "club"), step, deps);
    expect([whole, cut, busy].map(({ hurried }) => hurried.mock.calls.length)).toEqual([0, 1, 1]);
  });

  test("thinks with its table's own chance, on behalf of the table's owner", async () => {
    const { table, step } = await botToMove();
    const think = vi.fn<Think>(thinkHere);
    const { deps } = recording(think);
    await botCommand(withBots(table, "club"), step, { ...deps, botChance: { seedFor: () => 12_345 } });
    expect(think.mock.calls[0]).toMatchObject([{ seed: 12_345 }, { forWhom: table.ownerId }]);
  });

  test("that is called off makes no move", async () => {
    const { table, step } = await botToMove();
    const off = new AbortController();
    const { lines, deps } = recording(async (question, thinking) => {
      off.abort();
      thinking.signal.throwIfAborted();
      return thinkHere(question, thinking);
    }, off.signal);
    await expect(botCommand(withBots(table, "club"), step, deps)).rejects.toBe(off.signal.reason);
    expect(lines).toEqual([]);
  });

  test("that fails even as a novice makes the default move, and the failure is logged without cards", async () => {
    const { table, step } = await botToMove();
    const { lines, deps } = recording();
    const { pulya } = table;
    if (pulya?.deal === null || pulya?.deal === undefined) throw new Error("nothing has been dealt");
    // Not the bot's turn: it has nothing to decide.
    const wrong = { ...step, seat: legalMoves(pulya, 0).length > 0 ? (1 as const) : (0 as const) };
    const command = await botCommand(table, wrong, deps);
    expect(command.type).toBe("moveBot");
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toMatch(/"[789TJQKA][scdh]"/);
  });
});
