import {
  Act,
  AddBot,
  AnswerProposal,
  CreateTable,
  Join,
  Leave,
  Propose,
  Resume,
  TableRef,
  WatchTable,
} from "@trelyazh/protocol";
import { inputOf, membersChange, membersOnly, procedure, router } from "../trpc.ts";

export const tableRouter = router({
  create: procedure
    .input(inputOf(CreateTable))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.create(member, input))),
  join: procedure
    .input(inputOf(Join))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.join(member, input))),
  leave: procedure
    .input(inputOf(Leave))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.leave(member, input))),
  addBot: procedure
    .input(inputOf(AddBot))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.addBot(member, input))),
  act: procedure
    .input(inputOf(Act))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.act(member, input))),
  propose: procedure
    .input(inputOf(Propose))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.propose(member, input))),
  answerProposal: procedure
    .input(inputOf(AnswerProposal))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.answerProposal(member, input))),
  resume: procedure
    .input(inputOf(Resume))
    .mutation(membersChange(({ ctx, member, input }) => ctx.club.tables.resume(member, input))),
  mine: procedure.query(membersOnly(({ ctx, member }) => ({ tables: ctx.club.lobby.mine(member) }))),
  events: procedure
    .input(inputOf(WatchTable))
    .subscription(membersOnly(({ ctx, member, input }) => ctx.club.tables.watch(member, input, ctx.line))),
  presence: procedure
    .input(inputOf(TableRef))
    .subscription(membersOnly(({ ctx, input }) => ctx.club.tables.presence(input))),
});
