import { Rename } from "@trelyazh/protocol";
import { inputOf, membersChange, procedure, router, type MemberLimit } from "../trpc.ts";

export const sessionRouter = ({ limits }: { readonly limits: { readonly rename: MemberLimit } }) =>
  router({
    me: procedure.query(async ({ ctx }) => ({ user: await ctx.visitor.member() })),
    rename: procedure.input(inputOf(Rename)).mutation(
      membersChange(async ({ ctx, member, input }) => {
        await ctx.visitor.rename(input.name);
        return { user: { id: member.id, name: input.name } };
      }, limits.rename),
    ),
  });
