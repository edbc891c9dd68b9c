import type { Move, Pulya } from "@trelyazh/preferans";
import { isLastDealt } from "../state/last-deal.ts";
import { seatOf } from "../state/occupants.ts";
import type { TableEvent } from "../state/events.ts";
import type { Table } from "../state/table.ts";
import { drawnChairs } from "../chairs/lot.ts";
import {
  decideAddBot,
  decideJoin,
  decideKeepOut,
  decideLeave,
  decideLetIn,
  decideTakeBack,
} from "../chairs/decide-chairs.ts";
import { decideTimeOut } from "../clock/decide-clock.ts";
import { decideAnswer, decidePropose, decideResume } from "../proposals/decide-proposals.ts";
import { accept, decideGame, inPulya, refuse, type CommandOf, type TableDecision } from "../commands/decision.ts";
import type { TableCommand } from "../commands/commands.ts";

type Decider<C extends TableCommand> = (table: Table, command: C) => TableDecision;

/** A command without a decider does not compile. */
const DECIDERS: { readonly [T in TableCommand["type"]]: Decider<CommandOf<T>> } = {
  join: decideJoin,
  takeBack: decideTakeBack,
  leave: decideLeave,
  addBot: decideAddBot,
  keepOut: decideKeepOut,
  letIn: decideLetIn,
  act: decideAct,
  propose: decidePropose,
  answerProposal: decideAnswer,
  resume: decideResume,
  start: decideStart,
  deal: decideDeal,
  settle: (table) =>
    inPulya(table, (pulya) => (isLastDealt(table) ? decideGame(pulya, { type: "stop" }) : refuse("STALE_COMMAND"))),
  moveBot: (table, command) => inPulya(table, (pulya) => decideBotMove(table, pulya, command)),
  timeOut: (table, command) => inPulya(table, (pulya) => decideTimeOut(table, pulya, command)),
  recover: (_, { outageMs }) => accept({ type: "tableRecovered", outageMs }),
  close: ({ seq }, command) =>
    seq === command.seq ? accept({ type: "tableClosed", reason: "abandoned" }) : refuse("STALE_COMMAND"),
};

/** Says what a command makes happen at a table, or why it may not. Pure: time and chance are in the command. */
export function decideTable(table: Table, command: TableCommand): TableDecision {
  if (table.status === "finished") return refuse("TABLE_FINISHED");
  // The table of deciders pairs each command with its own, which an index by a union cannot express.
  const decide = DECIDERS[command.type] as Decider<TableCommand>;
  return decide(table, command);
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

function decideStart(table: Table, { dealer, lot }: CommandOf<"start">): TableDecision {
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  if (table.seats.includes(null)) return refuse("TABLE_NOT_STARTED");
  return accept(...drawnChairs(table, lot), { type: "pulyaStarted", dealer });
}

/** What is told of a deck's drawing is told with the deal that it makes (FAIR1). */
function decideDeal(table: Table, { deck, nonces, pledge }: CommandOf<"deal">): TableDecision {
  return inPulya(table, (pulya) => {
    if (isLastDealt(table)) return refuse("STALE_COMMAND");
    const decision = decideGame(pulya, { type: "deal", deck });
    if (!decision.ok) return decision;
    const told = { ...(nonces !== undefined && { nonces }), ...(pledge !== undefined && { pledge }) };
    return accept(...decision.events.map((event) => (isDealt(event) ? { ...event, ...told } : event)));
  });
}

const isDealt = (event: TableEvent): event is Extract<TableEvent, { type: "game" }> =>
  event.type === "game" && event.event.type === "dealt";

function decideBotMove(table: Table, pulya: Pulya, { turnNumber, move }: CommandOf<"moveBot">): TableDecision {
  const stale = table.turn?.number !== turnNumber || table.seats[move.seat]?.kind !== "bot";
  return stale ? refuse("STALE_COMMAND") : decideGame(pulya, move);
}
