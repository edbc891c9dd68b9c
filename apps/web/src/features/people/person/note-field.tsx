import { NOTE_LENGTH } from "@trelyazh/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { OwnText } from "./own-text.tsx";

/** What the viewer writes about somebody for themselves. */
export function NoteField({ userId, note }: { readonly userId: string; readonly note: string }) {
  const { t } = useTranslation();
  const { people } = useTRPC();
  const queryClient = useQueryClient();
  const onError = useRefusalToast();
  const save = useMutation(
    people.note.mutationOptions({
      onError,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: people.person.queryKey({ userId }) }),
    }),
  );
  return (
    <OwnText
      label={t(($) => $.people.note.label)}
      hint={t(($) => $.people.note.hint)}
      kept={note}
      most={NOTE_LENGTH}
      rows={2}
      isSaving={save.isPending}
      isSaved={save.isSuccess}
      onSave={(text) => save.mutate({ userId, note: text })}
    />
  );
}
