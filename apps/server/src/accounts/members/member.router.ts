import {
  AddEmail,
  AddPasskey,
  BecomeByPasskey,
  BecomeMember,
  ChangePassword,
  EndSession,
  ProveEmail,
  ProvenBy,
  RemovePasskey,
} from "@trelyazh/protocol";
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
import type { Pictures } from "../pictures/pictures.ts";
import type { Passkeys } from "./passkeys/passkeys.ts";
import type { RecoveryService } from "./recovery/recovery-service.ts";

export interface MembersFeature {
  readonly service: MemberService;
  readonly recovery: RecoveryService;
  readonly passkeys: Passkeys;
  readonly pictures: Pick<Pictures, "remove">;
  readonly limits: { readonly password: MemberLimit; readonly picture: MemberLimit };
}

const asking = ({ member, ctx }: MembersCall<unknown>): Asking => ({ member, visitor: ctx.visitor });

/** What guests and members do about who they are, but for signing in, which sets a cookie. */
export const memberRouter = ({ service, recovery, passkeys, pictures, limits }: MembersFeature) =>
  router({
    own: procedure.query(membersOnly(({ member }) => recovery.waysBack(member))),
    become: procedure
      .input(inputOf(BecomeMember))
      .mutation(membersChange((call) => service.become(asking(call), call.input), limits.password)),
    becomeByPasskey: procedure
      .input(inputOf(BecomeByPasskey))
      .mutation(membersChange((call) => service.becomeByPasskey(asking(call), call.input), limits.password)),
    waysIn: procedure.query(membersOnly(({ member }) => passkeys.waysIn(member))),
    addPasskey: procedure
      .input(inputOf(AddPasskey))
      .mutation(membersChange((call) => service.addPasskey(asking(call), call.input), limits.password)),
    removePasskey: procedure
      .input(inputOf(RemovePasskey))
      .mutation(membersChange(({ member, input }) => passkeys.remove(member, input.passkeyId))),
    removePicture: procedure.mutation(membersChange(({ member }) => pictures.remove(member.id), limits.picture)),
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
      .mutation(membersChange((call) => recovery.addEmail(asking(call), call.input), limits.password)),
    proveEmail: procedure
      .input(inputOf(ProveEmail))
      .mutation(membersChange(({ member, input }) => recovery.proveEmail(member, input.code), limits.password)),
    removeEmail: procedure
      .input(inputOf(ProvenBy))
      .mutation(membersChange((call) => recovery.removeEmail(asking(call), call.input), limits.password)),
    renewRecoveryCodes: procedure
      .input(inputOf(ProvenBy))
      .mutation(membersChange((call) => recovery.renewCodes(asking(call), call.input), limits.password)),
  });
