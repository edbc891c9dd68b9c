import type { ProposalKind } from "@trelyazh/table";
import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import type { Agreements } from "../scene/table-context.ts";

/** Sends what the viewer wants the players to agree on, and the viewer's answers. */
export function useAgreements(tableId: string): Agreements {
  const trpc = useTRPC();
  const onError = useRefusalToast();
  const proposing = useMutation(trpc.table.propose.mutationOptions({ onError }));
  const answering = useMutation(trpc.table.answerProposal.mutationOptions({ onError }));
  const resuming = useMutation(trpc.table.resume.mutationOptions({ onError }));
  const { mutate: propose } = proposing;
  const { mutate: answer } = answering;
  const { mutate: resume } = resuming;
  const busy = proposing.isPending || answering.isPending || resuming.isPending;
  return useMemo(
    () => ({
      propose: (proposal: ProposalKind) => propose({ tableId, commandId: crypto.randomUUID(), proposal }),
      answer: (accept: boolean) => answer({ tableId, commandId: crypto.randomUUID(), accept }),
      resume: () => resume({ tableId, commandId: crypto.randomUUID() }),
      busy,
    }),
    [tableId, propose, answer, resume, busy],
  );
}
