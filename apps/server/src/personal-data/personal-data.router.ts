import type { OwnData } from "@trelyazh/protocol";
import { membersChange, membersOnly, procedure, router, type MembersCall } from "../trpc.ts";
import type { personalDataLimits } from "./limits.ts";
import type { PersonalDataService } from "./personal-data-service.ts";

export interface PersonalDataFeature {
  readonly service: PersonalDataService;
  readonly limits: ReturnType<typeof personalDataLimits>;
}

/** What people ask for of their own data, but for what is given out over HTTP. */
export const personalDataRouter = ({ service, limits }: PersonalDataFeature) =>
  router({
    own: procedure.query(
      membersOnly(async ({ member }: MembersCall<unknown>): Promise<OwnData> => {
        await limits.look(member.id);
        return await service.own(member);
      }),
    ),
    ask: procedure.mutation(
      membersChange(async ({ member }: MembersCall<unknown>) => {
        await service.ask(member);
        return {};
      }, limits.ask),
    ),
  });
