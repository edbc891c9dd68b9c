import { receiveLobby, type LobbyTable } from "@trelyazh/protocol";
import { useQuery, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTRPC } from "#lib/club/trpc.ts";

const ASK_AGAIN_MS = 5000;

/** The lobby's list, kept up to date by its stream, and asked for now and then while that is down. Null until it has arrived. */
export function useLobbyTables(): readonly LobbyTable[] | null {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = trpc.lobby.list.queryOptions();
  // As a plain key: what tRPC says of the data has forgotten what is read-only.
  const queryKey: QueryKey = list.queryKey;
  const stream = useSubscription(
    trpc.lobby.tables.subscriptionOptions(undefined, {
      onData(message) {
        const known = receiveLobby(queryClient.getQueryData(queryKey), message);
        if (known === null) void queryClient.invalidateQueries({ queryKey });
        else queryClient.setQueryData(queryKey, known);
      },
    }),
  );
  const refetchInterval = stream.status === "pending" ? false : ASK_AGAIN_MS;
  return useQuery({ ...list, refetchInterval }).data?.tables ?? null;
}
