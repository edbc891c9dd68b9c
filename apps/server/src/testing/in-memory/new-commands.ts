import { randomUUID } from "node:crypto";
import type {
  AddBot,
  AddNonce,
  AnswerProposal,
  ChangePlan,
  Join,
  KeepOut,
  Leave,
  Propose,
  Ready,
  Resume,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { TableService } from "../../tables/table.router.ts";

/** A command whose id matters only when it is repeated. */
type Asked<C extends { readonly commandId: string }> = Omit<C, "commandId"> & Partial<Pick<C, "commandId">>;

/** The same tables for tests: a command without an id is a new one. */
export function withNewIds(tables: TableService) {
  return {
    create: tables.create.bind(tables),
    act: tables.act.bind(tables),
    again: tables.again.bind(tables),
    watch: tables.watch.bind(tables),
    past: tables.past.bind(tables),
    plan: tables.plan.bind(tables),
    presence: tables.presence.bind(tables),
    join: (member: Member, { tableId, seat, commandId = randomUUID() }: Asked<Join>) =>
      tables.join(member, { tableId, commandId, seat }),
    leave: (member: Member, { tableId, commandId = randomUUID() }: Asked<Leave>) =>
      tables.leave(member, { tableId, commandId }),
    addBot: (member: Member, { tableId, seat, commandId = randomUUID() }: Asked<AddBot>) =>
      tables.addBot(member, { tableId, commandId, seat }),
    keepOut: (member: Member, { tableId, userId, commandId = randomUUID() }: Asked<KeepOut>) =>
      tables.keepOut(member, { tableId, commandId, userId }),
    propose: (member: Member, { tableId, proposal, commandId = randomUUID() }: Asked<Propose>) =>
      tables.propose(member, { tableId, commandId, proposal }),
    answerProposal: (member: Member, { tableId, accept, commandId = randomUUID() }: Asked<AnswerProposal>) =>
      tables.answerProposal(member, { tableId, commandId, accept }),
    resume: (member: Member, { tableId, commandId = randomUUID() }: Asked<Resume>) =>
      tables.resume(member, { tableId, commandId }),
    changePlan: (member: Member, { commandId = randomUUID(), ...wish }: Asked<ChangePlan>) =>
      tables.changePlan(member, { ...wish, commandId }),
    ready: (member: Member, { tableId, deal, commandId = randomUUID() }: Asked<Ready>) =>
      tables.ready(member, { tableId, commandId, deal }),
    addNonce: (member: Member, { tableId, deal, nonce, commandId = randomUUID() }: Asked<AddNonce>) =>
      tables.addNonce(member, { tableId, commandId, deal, nonce }),
  };
}
