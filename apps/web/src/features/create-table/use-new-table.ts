import type { CreateTable } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { v4 as newId } from "uuid";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useIsOpen } from "#lib/layers.ts";
import { paths } from "#lib/paths.ts";
import { useEnter } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";

/** What the form itself says: its conditions are wrong, or more than the server that was asked knows yet. */
function isAboutForm(refusal: unknown, { settings }: CreateTable): boolean {
  const code = refusalIn(refusal);
  return code === "BAD_SETTINGS" || (code === "BAD_INPUT" && settings !== undefined);
}

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
      const wish = { ...wanted, tableId: newId() };
      return await create.mutateAsync(wish).catch((refusal: unknown) => {
        if (refusalIn(refusal) !== "BAD_INPUT" || wanted.settings !== undefined) throw refusal;
        // While servers are replaced, one of release 1 may be asked, which refuses what it does not know.
        return create.mutateAsync({ ...wish, untimedAlone: undefined, resultSeconds: undefined });
      });
    },
    onSuccess: ({ tableId }) => navigate({ to: paths.table, params: { tableId }, replace: isFormOpen }),
    onError(refusal, wanted) {
      if (!isAboutForm(refusal, wanted)) showRefusal(refusal);
    },
  });
}
