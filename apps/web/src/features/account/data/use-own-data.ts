import { MEMBER_ROUTES, type OwnData, type ProvenBy } from "@trelyazh/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { askForCookie } from "#lib/club/identity/ask-for-cookie.ts";
import { useConnection, useIdentity } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";

/** How often it is looked how far a file is that is being made. */
const LOOK_MS = 1000;

/** Says whether somebody waits for the file. */
export function isMaking(data: OwnData | undefined): boolean {
  return data?.export?.state === "waiting" || data?.export?.state === "running";
}

/** What the club says of one's own data, again and again while a file is being made. */
export function useOwnData() {
  const options = useTRPC().data.own.queryOptions();
  return useQuery({
    ...options,
    staleTime: 0,
    refetchInterval: ({ state }) => (isMaking(state.data) ? LOOK_MS : false),
  });
}

export function useAskForData() {
  const { client } = useConnection();
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().data.own.queryOptions();
  return useMutation({
    mutationFn: () => client.data.ask.mutate(),
    onError: useRefusalToast(),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

/** Deletes whoever is here; `onGone` is called when this browser is nobody, wherever it is by then. */
export function useDeleteMe(onGone: () => void) {
  const identity = useIdentity();
  return useMutation({
    // What stands on the page is gone by then, and what it would do with it.
    onSuccess: onGone,
    mutationFn: async (prove: () => Promise<ProvenBy | null>) => {
      await askForCookie(MEMBER_ROUTES.deleteMe, { proof: await prove() });
      await identity.changed();
    },
  });
}
