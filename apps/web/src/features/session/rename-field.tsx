import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { personName } from "@trelyazh/i18n";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useIdentity, useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button } from "#ui/button.tsx";

const LONGEST_NAME = 24;

/** The name that others see; nothing for a stranger. */
export function RenameField() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const identity = useIdentity();
  const showRefusal = useRefusalToast();
  const name = useMe().data?.user?.name;
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useMutation(
    trpc.session.rename.mutationOptions({
      onError: showRefusal,
      onSuccess: async () => {
        await identity.changed();
        setDraft(null);
      },
    }),
  );
  if (name === undefined) return null;
  const value = draft ?? personName(t, name);
  const changed = draft !== null && draft.trim() !== "" && draft.trim() !== personName(t, name);
  return (
    <Form onFormSubmit={() => changed && rename.mutate({ name: value })}>
      <Field.Root className="flex flex-col gap-1.5">
        <Field.Label className="text-[0.8125rem] font-medium text-ink-soft">{t(($) => $.common.yourName)}</Field.Label>
        <div className="flex gap-2">
          <Field.Control
            value={value}
            maxLength={LONGEST_NAME}
            autoComplete="nickname"
            onValueChange={setDraft}
            className="h-11 min-w-0 grow rounded-soft border border-line-strong bg-raised px-3.5"
          />
          <Button type="submit" disabled={!changed || rename.isPending}>
            {t(($) => $.common.save)}
          </Button>
        </div>
      </Field.Root>
    </Form>
  );
}
