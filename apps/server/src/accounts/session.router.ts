import { Rename } from "@trelyazh/protocol";
import { publicProcedure, router, signedInProcedure } from "../trpc.ts";

export const sessionRouter = router({
  me: publicProcedure.query(async ({ ctx }) => ({ user: await ctx.visitor.member() })),
  rename: signedInProcedure.input(Rename).mutation(async ({ ctx, input }) => {
    await ctx.visitor.rename(input.name);
    return { user: { id: ctx.member.id, name: input.name } };
  }),
});
