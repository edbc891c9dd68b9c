import { AddEmail, BecomeMember, ChangePassword, EndSession, ProveEmail, SayPassword } from "@trelyazh/protocol";
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
import type { RecoveryService } from "./recovery/recovery-service.ts";

export interface MembersFeature {
  readonly service: MemberService;
  readonly recovery: RecoveryService;
  readonly limits: { readonly password: MemberLimit };
}

const asking = ({ member, ctx }: MembersCall<unknown>): Asking => ({ member, visitor: ctx.visitor });

/** What guests and members do about who they are, but for signing in, which sets a cookie. */
export const memberRouter = ({ service, recovery, limits }: MembersFeature) =>
  router({
    own: procedure.query(membersOnly(({ member }) => recovery.waysBack(member))),
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
    addEmail: procedure
      .input(inputOf(AddEmail))
      .mutation(membersChange(({ member, input }) => recovery.addEmail(member, input), limits.password)),
    proveEmail: procedure
      .input(inputOf(ProveEmail))
      .mutation(membersChange(({ member, input }) => recovery.proveEmail(member, input.code), limits.password)),
    removeEmail: procedure
      .input(inputOf(SayPassword))
      .mutation(membersChange(({ member, input }) => recovery.removeEmail(member, input.password), limits.password)),
    renewRecoveryCodes: procedure
      .input(inputOf(SayPassword))
      .mutation(membersChange(({ member, input }) => recovery.renewCodes(member, input.password), limits.password)),
  });
