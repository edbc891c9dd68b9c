import { errorText } from "@trelyazh/i18n";
import { NAME_FAULTS, type ErrorCode } from "@trelyazh/protocol";
import { KeyRound } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { refusalIn, toldIn } from "#lib/club/club-errors.ts";
import { Button, type ButtonLook } from "#ui/button.tsx";
import { FaultsContext, type Faults } from "./faults.ts";

export type Values = Readonly<Record<string, string>>;

interface AccountFormProps {
  /** What will be done, as a verb. */
  readonly action: string;
  /** What else can be done with the same fields; it is sent with `by: "other"`. */
  readonly other?: string | undefined;
  readonly look?: ButtonLook | undefined;
  readonly busy: boolean;
  /** Returns what is wrong, by the fields' names, before anything is sent. */
  readonly check: (values: Values) => Faults;
  readonly onSend: (values: Values) => void;
  /** Why the club has refused what was sent. */
  readonly error: unknown;
  /** At which field a refusal is told; others are told elsewhere. */
  readonly placeOf: Partial<Record<ErrorCode, string>>;
  /** What a refusal says here, if not what it says everywhere. */
  readonly textOf?: Partial<Record<ErrorCode, string>>;
  readonly children: ReactNode;
}

const NONE: Faults = {};

/** A form that says what is wrong at the field where it is, and takes one there. */
export function AccountForm({
  action,
  other,
  look,
  busy,
  check,
  onSend,
  error,
  placeOf,
  textOf,
  children,
}: AccountFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState(NONE);
  const refusal = busy ? null : refusalIn(error);
  const place = refusal === null ? undefined : placeOf[refusal];
  const nameFault = NAME_FAULTS.find((known) => known === toldIn(error, "nameFault"));
  const ofName = nameFault === undefined ? undefined : t(($) => $.names.faults[nameFault]);
  const text = refusal === null ? "" : (ofName ?? textOf?.[refusal] ?? errorText(t, refusal));
  const faults = useMemo(
    () => (found !== NONE || place === undefined ? found : { [place]: text }),
    [found, place, text],
  );
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    // A form is sent by a submit event.
    const { submitter } = event.nativeEvent as SubmitEvent;
    const entries = [...new FormData(event.currentTarget, submitter)];
    const values = Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "string" ? value : ""]));
    const wrong = check(values);
    const isRight = Object.keys(wrong).length === 0;
    setFound(isRight ? NONE : wrong);
    if (isRight) onSend(values);
  };
  return (
    <FaultsContext value={faults}>
      <form ref={form} noValidate onSubmit={send} className="flex flex-col gap-5">
        {children}
        <Acts look={look} action={action} other={other} busy={busy} />
      </form>
    </FaultsContext>
  );
}

function Acts({ look, action, other, busy }: Pick<AccountFormProps, "look" | "action" | "other" | "busy">) {
  return (
    <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
      <Button type="submit" look={look ?? "primary"} disabled={busy}>
        {action}
      </Button>
      {other === undefined ? null : (
        <Button type="submit" name="by" value="other" disabled={busy}>
          <KeyRound size={18} strokeWidth={1.75} aria-hidden="true" />
          <span>{other}</span>
        </Button>
      )}
    </div>
  );
}
