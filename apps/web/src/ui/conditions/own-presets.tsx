import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { conditionsHead } from "@trelyazh/i18n";
import { printSettings, readSettings, type Settings, type SettingsTextReading } from "@trelyazh/preferans";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { faultText } from "./fault-text.ts";
import { LONGEST_OWN_NAME, MOST_OWN, ownConditions, useOwnConditions, type OwnConditions } from "./own-conditions.ts";
import { toldOf } from "./told-of.ts";

const ICON = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

interface OwnPresetsProps {
  readonly settings: Settings;
  readonly onTake: (settings: Settings) => void;
}

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  /** Returns what is wrong with the name, or null once it is taken. */
  readonly onName: (name: string) => string | null;
}

/** A name and what it is for; the fault stands under the field. */
function NameForm({ label, action, initial = "", onName }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [fault, setFault] = useState<string | null>(null);
  const submit = () => {
    const wrong = onName(name.trim());
    setFault(wrong);
    if (wrong === null) setName("");
  };
  return (
    <Form onFormSubmit={submit}>
      <Field.Root invalid={fault !== null} className="flex flex-col gap-1.5">
        <Field.Label className="text-[0.8125rem] font-medium text-ink-soft">{label}</Field.Label>
        <div className="flex flex-wrap gap-2">
          <Field.Control
            value={name}
            maxLength={LONGEST_OWN_NAME}
            autoComplete="off"
            onValueChange={setName}
            className="h-11 min-w-0 grow rounded-soft border border-line-strong bg-raised px-3.5"
          />
          <Button type="submit" disabled={name.trim() === ""}>
            {action}
          </Button>
        </div>
        {fault === null ? null : (
          <Field.Error match className="text-sm text-danger">
            {fault}
          </Field.Error>
        )}
      </Field.Root>
    </Form>
  );
}

interface OwnPresetProps extends Pick<OwnPresetsProps, "onTake"> {
  readonly own: OwnConditions;
  readonly onRemoved: () => void;
}

interface OwnPresetProps extends Pick<OwnPresetsProps, "onTake"> {
  readonly own: OwnConditions;
  readonly onRemoved: () => void;
}

/** What they are; those that cannot be read any more say why. */
function OwnHead({ own: { name }, reading }: { readonly own: OwnConditions; readonly reading: SettingsTextReading }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-w-0 grow flex-col">
      <span translate="no" className="truncate font-medium">
        {name}
      </span>
      <span className={`text-sm leading-snug ${reading.ok ? "text-ink-soft" : "text-danger"}`}>
        {reading.ok
          ? conditionsHead(t, toldOf(reading.settings))
          : t(($) => $.choosing.own.unread, { fault: faultText(t, reading) })}
      </span>
    </div>
  );
}

function OwnPreset({ own, onTake, onRemoved }: OwnPresetProps) {
  const { t } = useTranslation();
  const [isRenamed, setRenamed] = useState(false);
  const { name, text } = own;
  const reading = readSettings(text);
  const rename = (to: string) => {
    if (!ownConditions.rename(name, to)) return t(($) => $.choosing.own.taken);
    setRenamed(false);
    return null;
  };
  const remove = () => {
    ownConditions.remove(name);
    onRemoved();
  };
  const takeLabel = t(($) => $.choosing.own.takeOf, { name });
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
      <OwnHead own={own} reading={reading} />
      <div className="flex items-center gap-1">
        {reading.ok ? (
          <Button size="s" className="min-h-11" aria-label={takeLabel} onClick={() => onTake(reading.settings)}>
            {t(($) => $.choosing.own.take)}
          </Button>
        ) : null}
        <IconButton label={t(($) => $.choosing.own.renameOf, { name })} onClick={() => setRenamed(!isRenamed)}>
          <Pencil {...ICON} />
        </IconButton>
        <IconButton label={t(($) => $.choosing.own.remove, { name })} onClick={remove}>
          <Trash2 {...ICON} />
        </IconButton>
      </div>
      {isRenamed ? (
        <NameForm
          label={t(($) => $.choosing.own.rename)}
          action={t(($) => $.choosing.own.done)}
          initial={name}
          onName={rename}
        />
      ) : null}
    </li>
  );
}

/** Conditions under names of one's own, kept in this browser. */
export function OwnPresets({ settings, onTake }: OwnPresetsProps) {
  const { t } = useTranslation();
  const list = useOwnConditions();
  const [said, setSaid] = useState("");
  const save = (name: string) => {
    if (list.length >= MOST_OWN) return t(($) => $.choosing.own.full);
    if (!ownConditions.add({ name, text: printSettings(settings) })) return t(($) => $.choosing.own.taken);
    setSaid(t(($) => $.choosing.own.saved, { name }));
    return null;
  };
  return (
    <div className="flex flex-col gap-4">
      {list.length === 0 ? null : (
        <ul className="flex flex-col gap-3">
          {list.map((own) => (
            <OwnPreset
              key={own.name}
              own={own}
              onTake={onTake}
              onRemoved={() => setSaid(t(($) => $.choosing.own.removed, { name: own.name }))}
            />
          ))}
        </ul>
      )}
      <NameForm label={t(($) => $.choosing.own.name)} action={t(($) => $.choosing.own.save)} onName={save} />
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {said === "" ? t(($) => $.choosing.own.hint) : said}
      </p>
    </div>
  );
}
