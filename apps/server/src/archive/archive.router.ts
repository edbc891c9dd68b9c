import { ReadPulyas, type PulyaPage } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { inputOf, membersOnly, procedure, router } from "../trpc.ts";
import type { archiveLimits } from "./limits.ts";

/** What may be asked of what was played; refusals are thrown as `ClubError`. */
export interface Archive {
  /** The pulyas that the member has played, or a bot has finished in their stead. */
  pulyas(member: Member, range: ReadPulyas): Promise<PulyaPage>;
}

interface Asked {
  readonly service: Archive;
  readonly limits: ReturnType<typeof archiveLimits>;
}

export const archiveRouter = ({ service, limits }: Asked) =>
  router({
    pulyas: procedure.input(inputOf(ReadPulyas)).query(
      membersOnly(async ({ member, input }) => {
        await limits.read(member.id);
        return await service.pulyas(member, input);
      }),
    ),
  });
