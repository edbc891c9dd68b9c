import type { LobbyTable } from "@trelyazh/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTRPC } from "./trpc.ts";

/** The lobby's list: asked for once, then kept up to date by the stream. Null until it has arrived. */
export function useLobbyTables(): readonly LobbyTable[] | null {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = trpc.lobby.list.queryOptions();
  useSubscription(
    trpc.lobby.tables.subscriptionOptions(undefined, {
      onData: (message) => queryClient.setQueryData(list.queryKey, message),
    }),
  );
  return useQuery(list).data?.tables ?? null;
}
