import { Act, AnswerProposal, CreateTable, Propose, SeatRef, TableRef, WatchTable } from "@trelyazh/protocol";
import { router, signedInProcedure } from "../trpc.ts";

export const tableRouter = router({
  create: signedInProcedure.input(CreateTable).mutation(({ ctx, input }) => ctx.club.tables.create(ctx.member, input)),
  join: signedInProcedure.input(SeatRef).mutation(({ ctx, input }) => ctx.club.tables.join(ctx.member, input)),
  leave: signedInProcedure.input(TableRef).mutation(({ ctx, input }) => ctx.club.tables.leave(ctx.member, input)),
  addBot: signedInProcedure.input(SeatRef).mutation(({ ctx, input }) => ctx.club.tables.addBot(ctx.member, input)),
  act: signedInProcedure.input(Act).mutation(({ ctx, input }) => ctx.club.tables.act(ctx.member, input)),
  propose: signedInProcedure.input(Propose).mutation(({ ctx, input }) => ctx.club.tables.propose(ctx.member, input)),
  answerProposal: signedInProcedure
    .input(AnswerProposal)
    .mutation(({ ctx, input }) => ctx.club.tables.answerProposal(ctx.member, input)),
  resume: signedInProcedure.input(TableRef).mutation(({ ctx, input }) => ctx.club.tables.resume(ctx.member, input)),
  mine: signedInProcedure.query(({ ctx }) => ({ tables: ctx.club.lobby.mine(ctx.member) })),
  events: signedInProcedure
    .input(WatchTable)
    .subscription(({ ctx, input }) => ctx.club.tables.watch(ctx.member, input, ctx.line)),
  presence: signedInProcedure.input(TableRef).subscription(({ ctx, input }) => ctx.club.tables.presence(input)),
});
