import { useQuery } from "@tanstack/react-query";
import { PAST_PAGE } from "@trelyazh/protocol";
import { useConnection } from "#lib/club/session.ts";
import { useTable, useTableStore } from "../scene/table-context.ts";

/**
 * Has the page of the table's past read, while it is wanted, that comes before what is known; several that want the same
 * have it read once. The store takes it in, so that the next page is another question.
 */
export function usePast(isWanted: boolean) {
  const { client } = useConnection();
  const { learn } = useTableStore();
  const { tableId, unread } = useTable((scene) => ({ tableId: scene.table.id, unread: scene.unread }));
  return useQuery({
    queryKey: ["past", tableId, unread],
    queryFn: async () => {
      const { events } = await client.table.past.query({ tableId, before: unread ?? 1, count: PAST_PAGE });
      learn(events);
      return events.length;
    },
    enabled: isWanted && unread !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // What is known of the past is the store's to keep.
    gcTime: 0,
  });
}
