import { Act, AnswerProposal, CreateTable, Propose, SeatRef, TableRef, WatchTable } from "@trelyazh/protocol";
import { inputOf, router, signedInProcedure } from "../trpc.ts";

export const tableRouter = router({
  create: signedInProcedure
    .input(inputOf(CreateTable))
    .mutation(({ ctx, input }) => ctx.club.tables.create(ctx.member, input)),
  join: signedInProcedure.input(inputOf(SeatRef)).mutation(({ ctx, input }) => ctx.club.tables.join(ctx.member, input)),
  leave: signedInProcedure
    .input(inputOf(TableRef))
    .mutation(({ ctx, input }) => ctx.club.tables.leave(ctx.member, input)),
  addBot: signedInProcedure
    .input(inputOf(SeatRef))
    .mutation(({ ctx, input }) => ctx.club.tables.addBot(ctx.member, input)),
  act: signedInProcedure.input(inputOf(Act)).mutation(({ ctx, input }) => ctx.club.tables.act(ctx.member, input)),
  propose: signedInProcedure
    .input(inputOf(Propose))
    .mutation(({ ctx, input }) => ctx.club.tables.propose(ctx.member, input)),
  answerProposal: signedInProcedure
    .input(inputOf(AnswerProposal))
    .mutation(({ ctx, input }) => ctx.club.tables.answerProposal(ctx.member, input)),
  resume: signedInProcedure
    .input(inputOf(TableRef))
    .mutation(({ ctx, input }) => ctx.club.tables.resume(ctx.member, input)),
  mine: signedInProcedure.query(({ ctx }) => ({ tables: ctx.club.lobby.mine(ctx.member) })),
  events: signedInProcedure
    .input(inputOf(WatchTable))
    .subscription(({ ctx, input }) => ctx.club.tables.watch(ctx.member, input, ctx.line)),
  presence: signedInProcedure
    .input(inputOf(TableRef))
    .subscription(({ ctx, input }) => ctx.club.tables.presence(input)),
});
