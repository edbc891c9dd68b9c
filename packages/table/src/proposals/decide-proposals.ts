import type { Seat } from "@trelyazh/preferans";
import { accept, refuse, type CommandOf, type TableDecision } from "../commands/decision.ts";
import type { TableEvent } from "../state/events.ts";
import { seatOf } from "../state/occupants.ts";
import type { Proposal, Table } from "../state/table.ts";
import { awaitedFor, partIn } from "./consent.ts";

/** How often a player may propose the same in a deal. */
const PROPOSALS_EACH = 10;

export function decidePropose(table: Table, { member, proposal: kind, at }: CommandOf<"propose">): TableDecision {
  const by = seatOf(table, member.id);
  if (by === null) return refuse("NOT_SEATED");
  if (table.status === "waiting") return refuse("TABLE_NOT_STARTED");
  if (table.pause !== null) return refuse("TABLE_PAUSED");
  if (table.proposal !== null) return refuse("PROPOSAL_PENDING");
  if (kind === "end" && table.isEnding) return refuse("ALREADY_AGREED");
  const isSame = (before: Pick<Proposal, "kind" | "by">) => before.kind === kind && before.by === by;
  if (table.declined.some(isSame)) return refuse("PROPOSAL_DECLINED");
  if ((table.proposed ?? []).filter(isSame).length >= PROPOSALS_EACH) return refuse("USED_UP");
  const proposal: Proposal = { kind, by, agreed: [] };
  return accept({ type: "proposed", seat: by, proposal: kind }, ...ifAgreed({ ...table, proposal }, at));
}

export function decideAnswer(table: Table, { member, accept: yes, at }: CommandOf<"answerProposal">): TableDecision {
  const seat = seatOf(table, member.id);
  if (seat === null) return refuse("NOT_SEATED");
  const { proposal } = table;
  if (proposal === null) return refuse("NO_PROPOSAL");
  const answered: TableEvent = { type: "proposalAnswered", seat, accept: yes };
  if (!yes) return accept(answered);
  if (partIn(table, proposal, seat) !== "asked") return refuse("ALREADY_AGREED");
  const agreed = [...proposal.agreed, seat];
  return accept(answered, ...ifAgreed({ ...table, proposal: { ...proposal, agreed } }, at));
}

export function decideResume(table: Table, { member }: CommandOf<"resume">): TableDecision {
  const seat = seatOf(table, member.id);
  if (seat === null) return refuse("NOT_SEATED");
  return table.pause === null ? refuse("TABLE_NOT_PAUSED") : accept({ type: "tableResumed", seat });
}

/** What becomes of a proposal when a bot takes that chair: it goes with its maker, and nobody waits for the answer of somebody who is gone. */
export function proposalWithout(table: Table, seat: Seat, at: number): readonly TableEvent[] {
  const { proposal } = table;
  if (proposal === null) return [];
  if (proposal.by === seat) return [{ type: "proposalAnswered", seat, accept: false }];
  const turn = table.turn?.actor === seat ? null : table.turn;
  return ifAgreed({ ...table, turn, seats: table.seats.with(seat, null) }, at);
}

/** What all people at the table have agreed on happens at once. */
function ifAgreed(table: Table, at: number): readonly TableEvent[] {
  const { proposal } = table;
  if (proposal === null || awaitedFor(table, proposal).length > 0) return [];
  return [proposal.kind === "end" ? { type: "endAgreed" } : { type: "tablePaused", turnLeftMs: leftOfTurn(table, at) }];
}

/** What runs in a bank runs on in the bank. */
function leftOfTurn({ turn }: Table, at: number): number | null {
  if (turn === null || turn.deadlineAt === null) return null;
  return turn.bank === undefined ? Math.max(0, turn.deadlineAt - at) : 0;
}
