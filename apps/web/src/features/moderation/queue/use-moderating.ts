import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";

/** Has all that a moderator sees asked for anew. */
function useAnew(): () => Promise<void> {
  const { moderation } = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: moderation.pathKey() });
}

/** Ends an act, or lets it stand; whatever comes of it, the lists are asked for anew. */
export function useDecideAct() {
  const onSettled = useAnew();
  const onError = useRefusalToast();
  return useMutation(useTRPC().moderation.decideAct.mutationOptions({ onError, onSettled }));
}

/** Takes a case. */
export function useClaim() {
  const onSettled = useAnew();
  const onError = useRefusalToast();
  return useMutation(useTRPC().moderation.claim.mutationOptions({ onError, onSettled }));
}

/** Gives a case back. */
export function useRelease() {
  const onSettled = useAnew();
  return useMutation(useTRPC().moderation.release.mutationOptions({ onSettled }));
}

/** Decides a case. */
export function useDecide() {
  const onSettled = useAnew();
  const onError = useRefusalToast();
  return useMutation(useTRPC().moderation.decide.mutationOptions({ onError, onSettled }));
}

/** Keeps two people apart. */
export function useKeepApart() {
  const onSettled = useAnew();
  const onError = useRefusalToast();
  return useMutation(useTRPC().moderation.keepApart.mutationOptions({ onError, onSettled }));
}
