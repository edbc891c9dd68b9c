import type { CreateTable } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { v4 as newId } from "uuid";
import { useIsOpen } from "#lib/layers.ts";
import { paths } from "#lib/paths.ts";
import { useEnter } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";

/** Lets the visitor in if need be, sets a table and goes there. */
export function useNewTable() {
  const navigate = useNavigate();
  const showRefusal = useRefusalToast();
  // Back from the table leads to where one was before the form.
  const isFormOpen = useIsOpen("newTable");
  const enter = useEnter();
  const create = useMutation(useTRPC().table.create.mutationOptions());
  return useMutation({
    mutationFn: async (wanted: CreateTable) => {
      await enter.mutateAsync();
      // The line may have to ask more than once.
      return await create.mutateAsync({ ...wanted, tableId: newId() });
    },
    onSuccess: ({ tableId }) => navigate({ to: paths.table, params: { tableId }, replace: isFormOpen }),
    onError: showRefusal,
  });
}
