import { Rename } from "@trelyazh/protocol";
import { inputOf, publicProcedure, router, signedInProcedure } from "../trpc.ts";

export const sessionRouter = router({
  me: publicProcedure.query(async ({ ctx }) => ({ user: await ctx.visitor.member() })),
  rename: signedInProcedure.input(inputOf(Rename)).mutation(async ({ ctx, input }) => {
    await ctx.visitor.rename(input.name);
    return { user: { id: ctx.member.id, name: input.name } };
  }),
});
