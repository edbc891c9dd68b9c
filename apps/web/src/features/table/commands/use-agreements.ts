import type { ProposalKind } from "@trelyazh/table";
import { useMemo } from "react";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import type { Agreements } from "../scene/table-context.ts";

/** Sends what the viewer wants the players to agree on, and the viewer's answers. */
export function useAgreements(tableId: string): Agreements {
  const proposing = useTableCommand(({ propose }) => propose);
  const answering = useTableCommand(({ answerProposal }) => answerProposal);
  const resuming = useTableCommand(({ resume }) => resume);
  const { send: propose } = proposing;
  const { send: answer } = answering;
  const { send: resume } = resuming;
  const busy = proposing.isSending || answering.isSending || resuming.isSending;
  return useMemo(
    () => ({
      propose: (proposal: ProposalKind) => propose({ tableId, proposal }),
      answer: (accept: boolean) => answer({ tableId, accept }),
      resume: () => resume({ tableId }),
      busy,
    }),
    [tableId, propose, answer, resume, busy],
  );
}
