import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button } from "#ui/button.tsx";
import { isFit, WordsField } from "./words-field.tsx";

/** What somebody says against what was decided about them: once. */
export function AppealForm({ actId }: { readonly actId: string }) {
  const { t } = useTranslation();
  const { moderation } = useTRPC();
  const queryClient = useQueryClient();
  const onError = useRefusalToast();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const { mutate, isPending } = useMutation(
    moderation.appeal.mutationOptions({
      onError,
      onSettled: () => queryClient.invalidateQueries({ queryKey: moderation.own.queryKey() }),
    }),
  );
  if (!isOpen)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t(($) => $.moderation.appeal.open)}
      </Button>
    );
  return (
    <div className="flex flex-col gap-3">
      <WordsField
        label={t(($) => $.moderation.appeal.label)}
        hint={t(($) => $.moderation.appeal.hint)}
        value={words}
        onChange={setWords}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          disabled={isPending || words.trim() === "" || !isFit(words)}
          onClick={() => mutate({ actId, words: words.trim() })}
        >
          {t(($) => $.moderation.appeal.send)}
        </Button>
        <Button look="ghost" onClick={() => setOpen(false)}>
          {t(($) => $.moderation.appeal.cancel)}
        </Button>
      </div>
    </div>
  );
}
