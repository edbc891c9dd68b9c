import { legalMoves } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { seatedTable } from "../testing/live-table.ts";
import { botCommand } from "./bot-driver.ts";
import { decideTable } from "./decide-table.ts";
import { nextStep } from "./next-step.ts";

function recordingLog() {
  const lines: string[] = [];
  return { lines, log: createLogger("trace", { write: (line: string) => void lines.push(line) }) };
}

async function botToMove() {
  const live = await seatedTable({ bots: 2, wish: { turnSeconds: 10 } });
  await live.clock.advance(0);
  for (;;) {
    const table = await live.table();
    const step = nextStep(table);
    if (step?.type === "moveBot") return { table, step };
    await live.clock.advance(10_000);
  }
}

describe("a bot", () => {
  test("makes a legal move, and nothing is logged", async () => {
    const { table, step } = await botToMove();
    const { lines, log } = recordingLog();
    const command = botCommand(table, step, log);
    expect(decideTable(table, command).ok).toBe(true);
    expect(lines).toEqual([]);
  });

  test("sees only what its seat may see: other people's cards change nothing", async () => {
    const { table, step } = await botToMove();
    const { log } = recordingLog();
    const { pulya } = table;
    if (pulya?.deal?.phase !== "auction") throw new Error("no auction goes on");
    const others = pulya.deal.hands.map((hand, seat) => (seat === step.seat ? hand : hand.toReversed()));
    const swapped = [...others];
    const [a, b] = [0, 1, 2].filter((seat) => seat !== step.seat);
    [swapped[a ?? 0], swapped[b ?? 0]] = [others[b ?? 0] ?? [], others[a ?? 0] ?? []];
    const elsewhere = { ...table, pulya: { ...pulya, deal: { ...pulya.deal, hands: swapped } } };
    expect(botCommand(elsewhere, step, log)).toEqual(botCommand(table, step, log));
  });

  test("that fails makes the default move instead, and the failure is logged without cards", async () => {
    const { table, step } = await botToMove();
    const { lines, log } = recordingLog();
    const { pulya } = table;
    if (pulya?.deal === null || pulya?.deal === undefined) throw new Error("nothing has been dealt");
    // Not the bot's turn: it has nothing to decide.
    const wrong = { ...step, seat: legalMoves(pulya, 0).length > 0 ? (1 as const) : (0 as const) };
    const command = botCommand(table, wrong, log);
    expect(command.type).toBe("moveBot");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/"[789TJQKA][scdh]"/);
  });
});
