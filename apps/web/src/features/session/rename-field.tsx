import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { personName } from "@trelyazh/i18n";
import { figureOf, NAME_FAULTS, nameFault, tidyName } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalIn, toldIn } from "#lib/club/club-errors.ts";
import { useIdentity, useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button } from "#ui/button.tsx";
import { PersonFigure } from "#ui/person/person-figure.tsx";

/** What the club has said of a name: why it cannot be the visitor's. */
interface Refused {
  readonly name: string;
  readonly text: string;
}

/** Returns what a refusal says of the name itself; null for one that is about something else. */
function useReason(): (error: unknown) => string | null {
  const { t } = useTranslation();
  return (error) => {
    const told = toldIn(error, "nameFault");
    const fault = NAME_FAULTS.find((known) => known === told);
    if (fault !== undefined) return t(($) => $.names.faults[fault]);
    return refusalIn(error) === "NAME_TAKEN" ? t(($) => $.names.taken) : null;
  };
}

/** The club's part of it: what becomes of a name that is sent, and what it said of the last one. */
function useRename(onRenamed: () => void) {
  const trpc = useTRPC();
  const identity = useIdentity();
  const showRefusal = useRefusalToast();
  const reasonIn = useReason();
  const [refused, setRefused] = useState<Refused | null>(null);
  const rename = useMutation(
    trpc.session.rename.mutationOptions({
      onError: (error, { name }) => {
        const text = reasonIn(error);
        if (text === null) showRefusal(error);
        else setRefused({ name, text });
      },
      onSuccess: async () => {
        await identity.changed();
        onRenamed();
      },
    }),
  );
  return { rename, refused };
}

/** What somebody has typed who is called that at present, and why it cannot be their name. */
function useDraft(present: string) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const [isLeft, setIsLeft] = useState(false);
  const wanted = tidyName(draft ?? present);
  const isChanged = wanted !== "" && wanted !== present;
  const fault = isChanged ? nameFault(wanted) : null;
  // Nobody has typed a whole name at once.
  const isTold = fault !== null && (fault !== "short" || isLeft);
  const reason = isTold ? t(($) => $.names.faults[fault]) : null;
  return { value: draft ?? present, wanted, reason, isFit: isChanged && fault === null, setDraft, setIsLeft };
}

function NameField({ id, present }: { readonly id: string; readonly present: string }) {
  const { t } = useTranslation();
  const { value, wanted, isFit, setDraft, setIsLeft, ...draft } = useDraft(present);
  const { rename, refused } = useRename(() => setDraft(null));
  const reason = draft.reason ?? (refused?.name === wanted ? refused.text : null);
  return (
    <Form onFormSubmit={() => isFit && rename.mutate({ name: wanted })}>
      <Field.Root invalid={reason !== null} className="flex flex-col gap-1.5">
        <Field.Label className="text-[0.8125rem] font-medium text-ink-soft">{t(($) => $.common.yourName)}</Field.Label>
        <div className="flex items-center gap-2">
          <PersonFigure figure={figureOf(id)} userId={id} className="size-9 shrink-0" />
          <Field.Control
            value={value}
            autoComplete="nickname"
            onValueChange={setDraft}
            onBlur={() => setIsLeft(true)}
            onFocus={() => setIsLeft(false)}
            className="h-11 min-w-0 grow rounded-soft border border-line-strong bg-raised px-3.5 data-invalid:border-danger"
          />
          <Button type="submit" disabled={!isFit || rename.isPending}>
            {t(($) => $.common.save)}
          </Button>
        </div>
        <Field.Error match={reason !== null} aria-live="polite" className="text-[0.8125rem] text-danger">
          {reason}
        </Field.Error>
      </Field.Root>
    </Form>
  );
}

/** The name that others see; nothing for a stranger. */
export function RenameField() {
  const { t } = useTranslation();
  const user = useMe().data?.user ?? null;
  return user === null ? null : <NameField id={user.id} present={personName(t, user.name)} />;
}
