import { RatesOf, type FinishRates, type LeavingCost, type LobbyFinishRates } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { inputOf, membersOnly, procedure, router } from "../trpc.ts";
import type { conductLimits } from "./limits.ts";

/** What may be asked of how people conduct themselves; refusals are thrown as `ClubError`. */
export interface ConductFeature {
  /** What it would bring that member to leave a pulya now. */
  leaving(member: Member): Promise<LeavingCost>;
  /** How those people finish their pulyas, as far as the member may see them. */
  rates(member: Member, wanted: RatesOf): Promise<FinishRates>;
  /** The same of all who sit at the lobby's tables. */
  lobby(member: Member): Promise<LobbyFinishRates>;
}

interface Asked {
  readonly service: ConductFeature;
  readonly limits: ReturnType<typeof conductLimits>;
}

export const conductRouter = ({ service, limits }: Asked) =>
  router({
    leaving: procedure.query(
      membersOnly(async ({ member }) => {
        await limits.look(member.id);
        return await service.leaving(member);
      }),
    ),
    rates: procedure.input(inputOf(RatesOf)).query(
      membersOnly(async ({ member, input }) => {
        await limits.look(member.id);
        return await service.rates(member, input);
      }),
    ),
    lobby: procedure.query(
      membersOnly(async ({ member }) => {
        await limits.look(member.id);
        return await service.lobby(member);
      }),
    ),
  });
