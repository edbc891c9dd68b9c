import { Rename } from "@trelyazh/protocol";
import { inputOf, membersChange, procedure, router, type MemberLimit } from "../trpc.ts";

export const sessionRouter = ({ limits }: { readonly limits: { readonly rename: MemberLimit } }) =>
  router({
    me: procedure.query(async ({ ctx: { visitor } }) => ({
      user: await visitor.member(),
      /** False: the browser is new here, or it does not keep cookies and would be somebody new each time. */
      keepsCookies: visitor.browser !== null,
    })),
    rename: procedure.input(inputOf(Rename)).mutation(
      membersChange(async ({ ctx, input }) => {
        return { user: await ctx.visitor.rename(input.name) };
      }, limits.rename),
    ),
  });
