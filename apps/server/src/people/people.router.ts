import {
  AskForPictures,
  ChangePerson,
  DescribeMyself,
  InvitePerson,
  NotePerson,
  PersonRef,
  type OwnWishes,
  type PeopleNews,
  type PersonProfile,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { inputOf, membersChange, membersOnly, procedure, router } from "../trpc.ts";
import type { peopleLimits } from "./limits.ts";

/** What may be asked of the people of the club; refusals are thrown as `ClubError`. */
export interface People {
  /** Does that about somebody; refuses with `NOT_FOUND` where there is nobody, or somebody who is hidden. */
  change(member: Member, change: ChangePerson): Promise<void>;
  person(member: Member, person: PersonRef): Promise<PersonProfile>;
  /** Returns the hashes of pictures by user, of those who have one and are not hidden. */
  pictures(member: Member, userIds: readonly string[]): Promise<Readonly<Record<string, string>>>;
  wishes(member: Member): Promise<OwnWishes>;
  describe(member: Member, described: DescribeMyself): Promise<void>;
  note(member: Member, note: NotePerson): Promise<void>;
  news(member: Member): Promise<AsyncIterable<PeopleNews>>;
  /** Invites somebody to the table where the member waits; refuses with `NO_INVITATIONS`, whatever stands in the way. */
  invite(member: Member, invitation: InvitePerson): Promise<void>;
  /** Takes an invitation away that the member has answered, in one way or the other; `userId` has sent it. */
  answerInvitation(member: Member, invitation: InvitePerson): Promise<void>;
}

interface Asked {
  readonly service: People;
  readonly limits: ReturnType<typeof peopleLimits>;
}

/** Changes something of what the member has set, and answers with nothing. */
function changes<Input>({ limits }: Asked, run: (member: Member, input: Input) => Promise<void>) {
  return membersChange<Input, Record<string, never>>(async ({ member, input }) => {
    await run(member, input);
    return {};
  }, limits.change);
}

export const peopleRouter = (asked: Asked) => {
  const { service, limits } = asked;
  return router({
    change: procedure.input(inputOf(ChangePerson)).mutation(
      changes(asked, async (member, input) => {
        if (input.change === "ask") await limits.ask(member.id);
        await service.change(member, input);
      }),
    ),
    describe: procedure
      .input(inputOf(DescribeMyself))
      .mutation(changes(asked, (member, input) => service.describe(member, input))),
    note: procedure.input(inputOf(NotePerson)).mutation(changes(asked, (member, input) => service.note(member, input))),
    invite: procedure.input(inputOf(InvitePerson)).mutation(
      changes(asked, async (member, input) => {
        await limits.invite(member.id, input.userId);
        await service.invite(member, input);
      }),
    ),
    answerInvitation: procedure
      .input(inputOf(InvitePerson))
      .mutation(changes(asked, (member, input) => service.answerInvitation(member, input))),
    person: procedure.input(inputOf(PersonRef)).query(
      membersOnly(async ({ member, input }) => {
        await limits.look(member.id);
        return await service.person(member, input);
      }),
    ),
    pictures: procedure.input(inputOf(AskForPictures)).query(
      membersOnly(async ({ member, input }) => {
        await limits.pictures(member.id);
        return await service.pictures(member, input.userIds);
      }),
    ),
    wishes: procedure.query(
      membersOnly(async ({ member }) => {
        await limits.look(member.id);
        return await service.wishes(member);
      }),
    ),
    news: procedure.subscription(
      membersOnly(async ({ member }) => {
        await limits.stream(member.id);
        return await service.news(member);
      }),
    ),
  });
};
