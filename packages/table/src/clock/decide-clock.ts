import { defaultMove, type Pulya } from "@trelyazh/preferans";
import type { TableEvent } from "../state/events.ts";
import type { Bank, Table, Turn } from "../state/table.ts";
import { botInstead } from "../chairs/decide-chairs.ts";
import { accept, decideGame, refuse, type CommandOf, type TableDecision } from "../commands/decision.ts";
import type { LatePlayer } from "../commands/commands.ts";

/** First the banks; when they are empty too, the default move is made, or a bot plays on for a player who does not. */
export function decideTimeOut(table: Table, pulya: Pulya, command: CommandOf<"timeOut">): TableDecision {
  const { turn } = table;
  const { turnNumber, player, line } = command;
  if (turn?.number !== turnNumber || turn.deadlineAt === null) return refuse("STALE_COMMAND");
  const { actor: seat, deadlineAt } = turn;
  const opened = bankToOpen(table, turn, player);
  if (opened !== null) return accept({ type: "bankOpened", seat, turnNumber, ...opened });
  const receipt: TableEvent = { type: "turnTimedOut", seat, turnNumber, deadlineAt, line };
  if (player !== "there") return accept(receipt, ...botInstead(table, seat));
  const move = defaultMove(pulya);
  if (move === null) return refuse("STALE_COMMAND");
  const played = decideGame(pulya, move);
  return played.ok ? accept(receipt, ...played.events) : played;
}

interface Opening {
  readonly bank: Bank;
  readonly ms: number;
}

function bankToOpen({ banks }: Table, { actor, bank }: Turn, player: LatePlayer): Opening | null {
  const held = (kind: Bank) => banks[kind][actor] ?? 0;
  if (bank === undefined && held("time") > 0) return { bank: "time", ms: held("time") };
  if (bank !== "connection" && player === "gone" && held("connection") > 0)
    return { bank: "connection", ms: held("connection") };
  return null;
}
