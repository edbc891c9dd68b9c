import type { Wish } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import { refusalIn } from "#lib/club-errors.ts";
import { retryDelayMs } from "#lib/retry-delay.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useRefusalToast } from "#lib/use-refusal-toast.ts";
import type { LiveTable } from "./live-table.ts";

const ATTEMPTS = 30;

/**
 * Sends the viewer's moves. A move that got no answer is sent again under the same id, so it counts once however often
 * the connection breaks. Until the table has moved on, nothing else can be sent.
 */
export function useAct(tableId: string, live: LiveTable | null) {
  const showRefusal = useRefusalToast();
  const mutation = useMutation(
    useTRPC().table.act.mutationOptions({
      retry: (failures, error) => refusalIn(error) === null && failures < ATTEMPTS,
      retryDelay: (attempt) => retryDelayMs(attempt),
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
