import type { LobbyTable } from "@trelyazh/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTRPC } from "./trpc.ts";

const ASK_AGAIN_MS = 5000;

/** The lobby's list, kept up to date by its stream, and asked for now and then while that is down. Null until it has arrived. */
export function useLobbyTables(): readonly LobbyTable[] | null {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = trpc.lobby.list.queryOptions();
  const stream = useSubscription(
    trpc.lobby.tables.subscriptionOptions(undefined, {
      onData: (message) => queryClient.setQueryData(list.queryKey, message),
    }),
  );
  const refetchInterval = stream.status === "pending" ? false : ASK_AGAIN_MS;
  return useQuery({ ...list, refetchInterval }).data?.tables ?? null;
}
