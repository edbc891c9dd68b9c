import type { CreateTable } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { paths } from "./paths.ts";
import { useEnter } from "./club/session.ts";
import { useTRPC } from "./club/trpc.ts";
import { useRefusalToast } from "./club/use-refusal-toast.ts";

/** Lets the visitor in if need be, sets a table and goes there. */
export function useNewTable() {
  const navigate = useNavigate();
  const showRefusal = useRefusalToast();
  const enter = useEnter();
  const create = useMutation(useTRPC().table.create.mutationOptions());
  return useMutation({
    mutationFn: async (wanted: CreateTable) => {
      await enter.mutateAsync();
      return await create.mutateAsync(wanted);
    },
    onSuccess: ({ tableId }) => navigate({ to: paths.table, params: { tableId } }),
    onError: showRefusal,
  });
}
