import { FaultReport } from "@trelyazh/protocol";
import { inputOf, procedure, router } from "../trpc.ts";

/** Who has sent a report; that is only used to limit them. */
interface Reporter {
  readonly sessionKey: string | null;
  readonly address: string;
}

/** What may be told of faults. */
export interface FaultDesk {
  /** Counts a fault; refuses with `TOO_MANY_REQUESTS`. */
  take(report: FaultReport, reporter: Reporter): Promise<void>;
  /** Somebody has sent what is no report. */
  readonly refused: () => void;
}

/** Everybody may report: a page can break before anybody has entered the club. */
export const faultRouter = (desk: FaultDesk) =>
  router({
    fault: procedure.input(inputOf(FaultReport, desk.refused)).mutation(async ({ ctx, input }) => {
      await desk.take(input, { sessionKey: ctx.visitor.sessionKey, address: ctx.address });
    }),
  });
