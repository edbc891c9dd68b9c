import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { paths } from "#lib/paths.ts";

/** Opens another pulya with the people of a settled one, or sits down where one of them has opened it, and goes there. */
export function useAnotherPulya() {
  const navigate = useNavigate();
  const showRefusal = useRefusalToast();
  return useMutation(
    useTRPC().table.again.mutationOptions({
      onSuccess: ({ tableId }) => navigate({ to: paths.table, params: { tableId } }),
      onError: showRefusal,
    }),
  );
}
