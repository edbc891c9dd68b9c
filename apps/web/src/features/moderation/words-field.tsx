import { Field } from "@base-ui/react/field";
import { isOwnText, REPORT_LENGTH } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";

interface WordsFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Says whether the club takes that. */
export function isFit(words: string): boolean {
  return isOwnText(words.trim());
}

/** Some lines that somebody writes to moderators, or one of them to somebody. */
export function WordsField({ label, hint, value, onChange }: WordsFieldProps) {
  const { t } = useTranslation();
  return (
    <Field.Root invalid={!isFit(value)} className="flex flex-col gap-1.5">
      <Field.Label className="font-medium">{label}</Field.Label>
      <Field.Control
        render={<textarea rows={3} />}
        value={value}
        maxLength={REPORT_LENGTH}
        onValueChange={onChange}
        className="min-h-11 w-full resize-y rounded-soft border border-line-strong bg-raised px-3.5 py-2.5 leading-relaxed data-invalid:border-danger"
      />
      {hint === undefined ? null : (
        <Field.Description className="text-[0.8125rem] text-ink-soft">{hint}</Field.Description>
      )}
      <Field.Error match={!isFit(value)} className="text-[0.8125rem] text-danger">
        {t(($) => $.moderation.unfit)}
      </Field.Error>
    </Field.Root>
  );
}
