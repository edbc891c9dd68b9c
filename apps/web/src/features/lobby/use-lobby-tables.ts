import { receiveLobby, type LobbyMessage, type LobbyTable } from "@trelyazh/protocol";
import { useQuery, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import type { Stream } from "#lib/club/stream-follower.ts";
import { JUST_ASKED_MS, useTRPC } from "#lib/club/trpc.ts";
import { useStream } from "#lib/club/use-stream.ts";

/** A message of the lobby with the version after which the stream goes on. */
interface TrackedMessage {
  readonly id: string;
  readonly data: LobbyMessage;
}

function lobbyStream({ lobby }: ClubConnection["client"]): Stream<TrackedMessage> {
  return {
    subscribe: (lastEventId, events) => lobby.tables.subscribe({ lastEventId }, events),
    idOf: ({ id }) => id,
  };
}

/** The lobby's list, kept up to date by its stream. Null until it has arrived. */
export function useLobbyTables(): readonly LobbyTable[] | null {
  const queryClient = useQueryClient();
  const list = useTRPC().lobby.list.queryOptions(undefined, { staleTime: JUST_ASKED_MS });
  // As a plain key: what tRPC says of the data has forgotten what is read-only.
  const queryKey: QueryKey = list.queryKey;
  useStream(lobbyStream, ({ data }) => {
    const known = receiveLobby(queryClient.getQueryData(queryKey), data);
    if (known === null) return "gap";
    queryClient.setQueryData(queryKey, known);
    return "taken";
  });
  return useQuery(list).data?.tables ?? null;
}
