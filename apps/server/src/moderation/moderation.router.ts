import {
  Appeal,
  CaseRef,
  DecideAct,
  DecideCase,
  KeepApart,
  Report,
  type AlikePair,
  type ModerationQueue,
  type OpenCase,
  type OwnStanding,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { evenBanned, inputOf, membersChange, membersOnly, procedure, router } from "../trpc.ts";
import type { moderationLimits } from "./limits.ts";

/** What anybody may say to the moderators, and ask of what concerns them; refusals are thrown as `ClubError`. */
export interface Reporting {
  /** Refuses with `NOT_FOUND`, or with `ALREADY_JUDGED` what a moderator has looked at before. */
  report(member: Member, report: Report): Promise<void>;
  own(member: Member): Promise<OwnStanding>;
  /** They have read all of that. */
  read(member: Member): Promise<void>;
  /** Refuses with `NOT_FOUND`, or with `LOOK_AGAIN` where the act is lifted, or something was said against it already. */
  appeal(member: Member, appeal: Appeal): Promise<void>;
}

/** What moderators see and do. `LOOK_AGAIN` says that it is not any more as the moderator has seen it, or that another one has it. */
export interface Moderating {
  queue(member: Member): Promise<ModerationQueue>;
  claim(member: Member, ref: CaseRef): Promise<OpenCase>;
  release(member: Member, ref: CaseRef): Promise<void>;
  decide(member: Member, decision: DecideCase): Promise<void>;
  decideAct(member: Member, decision: DecideAct): Promise<void>;
  alike(member: Member): Promise<readonly AlikePair[]>;
  keepApart(member: Member, pair: KeepApart): Promise<void>;
}

interface Asked {
  readonly reporting: Reporting;
  readonly moderating: Moderating;
  readonly limits: ReturnType<typeof moderationLimits>;
}

/** What anybody may ask. */
const reportingOf = (reporting: Reporting, limits: Asked["limits"]) => ({
  report: procedure.input(inputOf(Report)).mutation(
    membersChange(async ({ ctx, member, input }) => {
      await limits.report({ memberId: member.id, address: ctx.address });
      await reporting.report(member, input);
      return {};
    }),
  ),
  own: procedure.query(evenBanned(({ member }) => reporting.own(member), limits.look)),
  read: procedure.mutation(
    evenBanned(async ({ member }) => {
      await reporting.read(member);
      return {};
    }, limits.look),
  ),
  appeal: procedure.input(inputOf(Appeal)).mutation(
    evenBanned(async ({ member, input }) => {
      await reporting.appeal(member, input);
      return {};
    }, limits.appeal),
  ),
});

export const moderationRouter = ({ reporting, moderating, limits }: Asked) => {
  /** Changes something, and answers with nothing. */
  const moderates = <Input>(run: (member: Member, input: Input) => Promise<void>) =>
    membersChange<Input, Record<string, never>>(async ({ member, input }) => {
      await run(member, input);
      return {};
    }, limits.moderate);
  /** Tells a moderator something. */
  const shows = <Output>(run: (member: Member) => Promise<Output>) =>
    membersOnly<void, Output>(async ({ member }) => {
      await limits.moderate(member.id);
      return await run(member);
    });
  return router({
    ...reportingOf(reporting, limits),
    queue: procedure.query(shows((member) => moderating.queue(member))),
    claim: procedure
      .input(inputOf(CaseRef))
      .mutation(membersChange(({ member, input }) => moderating.claim(member, input), limits.moderate)),
    release: procedure
      .input(inputOf(CaseRef))
      .mutation(moderates((member, input) => moderating.release(member, input))),
    decide: procedure
      .input(inputOf(DecideCase))
      .mutation(moderates((member, input) => moderating.decide(member, input))),
    decideAct: procedure
      .input(inputOf(DecideAct))
      .mutation(moderates((member, input) => moderating.decideAct(member, input))),
    alike: procedure.query(shows((member) => moderating.alike(member))),
    keepApart: procedure
      .input(inputOf(KeepApart))
      .mutation(moderates((member, input) => moderating.keepApart(member, input))),
  });
};
