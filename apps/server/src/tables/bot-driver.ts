import { defaultMove, viewFor, type Move, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/protocol";
import { chooseMove } from "@trelyazh/solver";
import type { Logger } from "../logger.ts";
import { decideTable } from "./decide-table.ts";
import type { NextStep } from "./next-step.ts";
import type { TableCommand } from "./table-commands.ts";

type BotStep = Extract<NextStep, { type: "moveBot" }>;
type BotCommand = Extract<TableCommand, { type: "moveBot" }>;

/**
 * Lets a bot think from what its seat may see. Whatever it comes up with is checked first: a bot that fails must not
 * stop a table, so then the table's default move is made in its place.
 */
export function botCommand(table: Table, step: BotStep, log: Logger): BotCommand {
  const { turnNumber } = step;
  try {
    const command: BotCommand = { type: "moveBot", turnNumber, move: think(table, step) };
    const decision = decideTable(table, command);
    if (decision.ok) return command;
    log.error({ tableId: table.id, seq: table.seq, seat: step.seat, code: decision.code }, "bot chose an illegal move");
  } catch (error) {
    log.error({ tableId: table.id, seq: table.seq, seat: step.seat, err: error }, "bot failed");
  }
  return { type: "moveBot", turnNumber, move: insteadOf(table, step.seat) };
}

function think(table: Table, { seat, turnNumber }: BotStep): Move {
  const occupant = table.seats[seat];
  if (table.pulya === null || occupant?.kind !== "bot") throw new RangeError("no bot has to move");
  const view = viewFor(table.pulya, seat);
  return chooseMove({ view, seat, seed: turnNumber, level: occupant.level }).move;
}

function insteadOf(table: Table, seat: Seat): Move {
  const due = table.pulya !== null && table.turn?.actor === seat ? defaultMove(table.pulya) : null;
  return due ?? { type: "answerOffer", seat, accept: false };
}
