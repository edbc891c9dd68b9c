import type { TablePresence } from "@trelyazh/protocol";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect } from "react";
import { useTRPC } from "#lib/club/trpc.ts";

const AGAIN_MS = 2000;

/** Who is there; null until it is known. A stream that the server has ended is asked for again. */
export function usePresence(tableId: string): TablePresence | null {
  const stream = useSubscription(useTRPC().table.presence.subscriptionOptions({ tableId }));
  const { status, reset } = stream;
  const isOver = status === "error" || status === "idle";
  useEffect(() => {
    if (!isOver) return undefined;
    const timer = setTimeout(reset, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isOver, reset]);
  return status === "pending" ? (stream.data ?? null) : null;
}
