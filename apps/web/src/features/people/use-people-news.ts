import type { PeopleNews } from "@trelyazh/protocol";
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import type { Stream } from "#lib/club/stream-follower.ts";
import { useStream } from "#lib/club/use-stream.ts";

const NEWS = ["people.news"];

function newsStream({ people }: ClubConnection["client"]): Stream<PeopleNews> {
  return { subscribe: (_, events) => people.news.subscribe(undefined, events) };
}

/** Follows what the viewer is told of the people they know, for all parts of the page: once, and for one person. */
export function useFollowedNews(): void {
  const queryClient = useQueryClient();
  useStream(newsStream, (news) => {
    queryClient.setQueryData(NEWS, news);
    return "taken";
  });
  useEffect(() => () => queryClient.removeQueries({ queryKey: NEWS }), [queryClient]);
}

/** What the viewer was told last; null until something was. */
export function usePeopleNews(): PeopleNews | null {
  return useQuery<PeopleNews>({ queryKey: NEWS, queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY }).data ?? null;
}
