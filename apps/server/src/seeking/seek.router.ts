import { Seek, SeekRef, SeekTerms, type SeekNews, type SeekOutlook } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { inputOf, membersChange, membersOnly, procedure, router, type Caller } from "../trpc.ts";

/** What may be asked of whoever seats people; refusals are thrown as `ClubError`. */
export interface Seeking {
  /** What somebody may expect who begins to seek now. */
  outlook(terms: SeekTerms): Promise<SeekOutlook>;
  /** The member seeks as long as the stream is open, and a moment longer; what they have sought before is over. */
  follow(member: Member, seek: Seek, address: string): Promise<AsyncIterable<SeekNews>>;
  /** The member seeks no more. */
  leave(member: Member, seek: SeekRef): Promise<void>;
}

interface Asked {
  readonly service: Seeking;
  readonly limits: {
    readonly seek: (caller: Caller) => Promise<void>;
    readonly outlook: (address: string) => Promise<void>;
  };
}

export const seekRouter = ({ service, limits }: Asked) =>
  router({
    outlook: procedure.input(inputOf(SeekTerms)).query(async ({ ctx, input }) => {
      await limits.outlook(ctx.address);
      return await service.outlook(input);
    }),
    follow: procedure.input(inputOf(Seek)).subscription(
      membersOnly(async ({ ctx, member, input }) => {
        await limits.seek({ memberId: member.id, address: ctx.address });
        return await service.follow(member, input, ctx.address);
      }),
    ),
    leave: procedure.input(inputOf(SeekRef)).mutation(
      membersChange(async ({ member, input }) => {
        await service.leave(member, input);
        return {};
      }),
    ),
  });
