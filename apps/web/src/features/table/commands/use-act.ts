import type { Wish } from "@trelyazh/table";
import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import type { ShownTable } from "../scene/live-table.ts";

/**
 * Sends the viewer's moves, each under its own id: the connection sends an unanswered one again, and it still counts
 * once. Until the table has moved on, nothing else can be sent.
 */
export function useAct(tableId: string, live: ShownTable | null) {
  const showRefusal = useRefusalToast();
  const mutation = useMutation(
    useTRPC().table.act.mutationOptions({
      onError: showRefusal,
    }),
  );
  const turnNumber = live?.table.turn?.number ?? 0;
  const { mutate, isPending, data } = mutation;
  const act = useCallback(
    (move: Wish) => mutate({ tableId, commandId: crypto.randomUUID(), turnNumber, move }),
    [mutate, tableId, turnNumber],
  );
  // Accepted, but the event that says so is still on its way.
  const unseen = data !== undefined && (live?.table.seq ?? 0) < data.seq;
  return { act, sending: isPending || unseen };
}
