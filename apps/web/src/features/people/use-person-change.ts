import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";

/** Does something about somebody, and has asked anew what the page shows of them. */
export function usePersonChange() {
  const { people } = useTRPC();
  const queryClient = useQueryClient();
  const onError = useRefusalToast();
  return useMutation(
    people.change.mutationOptions({
      onError,
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: people.person.queryKey() }),
          queryClient.invalidateQueries({ queryKey: people.wishes.queryKey() }),
        ]);
      },
    }),
  );
}
