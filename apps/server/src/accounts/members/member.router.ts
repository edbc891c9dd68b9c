import { BecomeMember, ChangePassword, EndSession } from "@trelyazh/protocol";
import {
  inputOf,
  membersChange,
  membersOnly,
  procedure,
  router,
  type MemberLimit,
  type MembersCall,
} from "../../trpc.ts";
import type { Asking, MemberService } from "./member-service.ts";

export interface MembersFeature {
  readonly service: MemberService;
  readonly limits: { readonly password: MemberLimit };
}

const asking = ({ member, ctx }: MembersCall<unknown>): Asking => ({ member, visitor: ctx.visitor });

/** What guests and members do about who they are, but for signing in, which sets a cookie. */
export const memberRouter = ({ service, limits }: MembersFeature) =>
  router({
    own: procedure.query(membersOnly(({ member }) => service.own(member))),
    become: procedure
      .input(inputOf(BecomeMember))
      .mutation(membersChange((call) => service.become(asking(call), call.input), limits.password)),
    changePassword: procedure
      .input(inputOf(ChangePassword))
      .mutation(membersChange((call) => service.changePassword(asking(call), call.input), limits.password)),
    sessions: procedure.query(membersOnly((call) => service.sessions(asking(call)))),
    endSession: procedure
      .input(inputOf(EndSession))
      .mutation(membersChange(({ member, input }) => service.endOne(member, input.sessionId))),
    endOtherSessions: procedure.mutation(membersChange((call) => service.endOthers(asking(call)))),
  });
