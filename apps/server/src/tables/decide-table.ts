import { decide, defaultMove, type Command, type Move, type Pulya, type Seat } from "@trelyazh/preferans";
import { keptSeatOf, seatOf, type ErrorCode, type Occupant, type Table, type TableEvent } from "@trelyazh/protocol";
import type { TableCommand } from "./table-commands.ts";

export type TableDecision =
  | { readonly ok: true; readonly events: readonly TableEvent[] }
  | { readonly ok: false; readonly code: ErrorCode };

type CommandOf<T extends TableCommand["type"]> = Extract<TableCommand, { type: T }>;

function accept(...events: readonly TableEvent[]): TableDecision {
  return { ok: true, events };
}

function refuse(code: ErrorCode): TableDecision {
  return { ok: false, code };
}

/** Says what a command makes happen at a table, or why it may not. Pure: time and chance are in the command. */
export function decideTable(table: Table, command: TableCommand): TableDecision {
  if (table.status === "finished") return refuse("TABLE_FINISHED");
  switch (command.type) {
    case "join":
      return decideJoin(table, command);
    case "leave":
      return decideLeave(table, command);
    case "addBot":
      return decideAddBot(table, command);
    case "act":
      return decideAct(table, command);
    case "start":
      return decideStart(table, command);
    case "deal":
      return inPulya(table, (pulya) => decideGame(pulya, command));
    case "moveBot":
      return inPulya(table, (pulya) => decideBotMove(table, pulya, command));
    case "timeOut":
      return inPulya(table, (pulya) => decideTimeOut(table, pulya, command));
    case "recover":
      return accept({ type: "tableRecovered", outageMs: command.outageMs });
    default:
      return command satisfies never;
  }
}

function inPulya(table: Table, decision: (pulya: Pulya) => TableDecision): TableDecision {
  return table.pulya === null ? refuse("TABLE_NOT_STARTED") : decision(table.pulya);
}

function decideGame(pulya: Pulya, command: Command): TableDecision {
  const decision = decide(pulya, command);
  return decision.ok ? accept(...decision.events.map((event) => ({ type: "game" as const, event }))) : decision;
}

function decideJoin(table: Table, { member, seat }: CommandOf<"join">): TableDecision {
  const occupant = table.seats[seat];
  if (occupant === undefined) return refuse("NO_SUCH_SEAT");
  if (seatOf(table, member.id) !== null) return refuse("ALREADY_SEATED");
  const human: Occupant = { kind: "human", userId: member.id, name: member.name };
  if (occupant === null || keptSeatOf(table, member.id) === seat)
    return accept({ type: "seatTaken", seat, occupant: human });
  if (occupant.kind === "bot" && occupant.keptFor !== undefined) return refuse("NOT_YOUR_SEAT");
  return refuse(table.seats.includes(null) ? "SEAT_TAKEN" : "TABLE_FULL");
}

function decideLeave(table: Table, { member }: CommandOf<"leave">): TableDecision {
  const seat = seatOf(table, member.id);
  if (seat === null) return refuse("NOT_SEATED");
  const left: TableEvent =
    table.status === "waiting"
      ? { type: "seatLeft", seat }
      : { type: "seatTaken", seat, occupant: { ...botAt(table, seat), keptFor: member.id } };
  const others = table.seats.filter((occupant, index) => index !== seat && occupant?.kind === "human");
  return others.length > 0 ? accept(left) : accept(left, { type: "tableClosed" });
}

function decideAddBot(table: Table, { member, seat }: CommandOf<"addBot">): TableDecision {
  const occupant = table.seats[seat];
  if (occupant === undefined) return refuse("NO_SUCH_SEAT");
  if (seatOf(table, member.id) === null) return refuse("NOT_SEATED");
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  return occupant === null ? accept({ type: "seatTaken", seat, occupant: botAt(table, seat) }) : refuse("SEAT_TAKEN");
}

/** A bot for that chair; its name tells the bots of a table apart in any language. */
export function botAt({ botLevel = "novice" }: Table, seat: Seat): Extract<Occupant, { kind: "bot" }> {
  return { kind: "bot", name: `Bot ${seat + 1}`, level: botLevel };
}

function decideAct(table: Table, { member, turnNumber, wish }: CommandOf<"act">): TableDecision {
  const seat = seatOf(table, member.id);
  if (seat === null) return refuse("NOT_SEATED");
  return inPulya(table, (pulya) => {
    if (table.turn?.number !== turnNumber) return refuse("STALE_COMMAND");
    const move: Move = { ...wish, seat };
    return decideGame(pulya, move);
  });
}

function decideStart(table: Table, { dealer }: CommandOf<"start">): TableDecision {
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  return table.seats.includes(null) ? refuse("TABLE_NOT_STARTED") : accept({ type: "pulyaStarted", dealer });
}

function decideBotMove(table: Table, pulya: Pulya, { turnNumber, move }: CommandOf<"moveBot">): TableDecision {
  const stale = table.turn?.number !== turnNumber || table.seats[move.seat]?.kind !== "bot";
  return stale ? refuse("STALE_COMMAND") : decideGame(pulya, move);
}

function decideTimeOut(table: Table, pulya: Pulya, { turnNumber }: CommandOf<"timeOut">): TableDecision {
  const { turn } = table;
  if (turn?.number !== turnNumber || turn.deadlineAt === null) return refuse("STALE_COMMAND");
  const move = defaultMove(pulya);
  if (move === null) return refuse("STALE_COMMAND");
  const receipt: TableEvent = { type: "turnTimedOut", seat: turn.actor, turnNumber, deadlineAt: turn.deadlineAt };
  const played = decideGame(pulya, move);
  return played.ok ? accept(receipt, ...played.events) : played;
}
