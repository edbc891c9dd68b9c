import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { isOwnText } from "@trelyazh/protocol";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";

interface OwnTextProps {
  readonly label: string;
  readonly hint: string;
  /** What the club keeps at present. */
  readonly kept: string;
  readonly most: number;
  readonly rows: number;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  readonly onSave: (text: string) => void;
  /** Fields that are saved together with it, and whether one of them is another than is kept. */
  readonly others?: { readonly fields: ReactNode; readonly isChanged: boolean };
}

/** A text of some lines that somebody writes, and saves when it is written. */
export function OwnText({ label, hint, kept, most, rows, isSaving, isSaved, onSave, others }: OwnTextProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(kept);
  const text = draft.trim();
  const isFit = isOwnText(text);
  const isChanged = text !== kept || others?.isChanged === true;
  return (
    <Form className="flex flex-col gap-3" onFormSubmit={() => isFit && isChanged && onSave(text)}>
      <Field.Root invalid={!isFit} className="flex flex-col gap-1.5">
        <Field.Label className="font-medium">{label}</Field.Label>
        <Field.Control
          render={<textarea rows={rows} />}
          value={draft}
          maxLength={most}
          onValueChange={setDraft}
          className="min-h-11 w-full resize-y rounded-soft border border-line-strong bg-raised px-3.5 py-2.5 leading-relaxed data-invalid:border-danger"
        />
        <Field.Description className="text-[0.8125rem] text-ink-soft">{hint}</Field.Description>
        <Field.Error match={!isFit} className="text-[0.8125rem] text-danger">
          {t(($) => $.people.own.bad)}
        </Field.Error>
      </Field.Root>
      {others?.fields}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={!isFit || !isChanged || isSaving}>
          {t(($) => $.people.note.save)}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {isSaved && !isChanged ? t(($) => $.people.note.saved) : ""}
        </span>
      </div>
    </Form>
  );
}
