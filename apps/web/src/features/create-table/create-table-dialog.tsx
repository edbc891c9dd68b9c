import type { Translate } from "@trelyazh/i18n";
import type { CreateTable } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useConditionsInAddress, useIsOpen } from "#lib/layers.ts";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { useLateTexts, useWindowTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { clashIn } from "#ui/conditions/change.ts";
import { ConditionsFields } from "#ui/conditions/conditions-fields.tsx";
import { Disclosure } from "#ui/conditions/disclosure.tsx";
import { faultText } from "#ui/conditions/fault-text.ts";
import { Dialog } from "#ui/dialog.tsx";
import { BotsSetting, ChairSettings, LevelSettings } from "./company-settings.tsx";
import { printForm, readForm, type LinkReading, type TableField } from "./form-link.ts";
import { settingFaultIn } from "./setting-fault.ts";
import { onSettings, USUAL, wishOf, type TableForm } from "./table-form.ts";
import { OtherTimes, TurnSetting } from "./time-settings.tsx";

interface CreateTableDialogProps {
  readonly onCreate: (wanted: CreateTable) => void;
  readonly busy: boolean;
  /** Why the club has not made the table that was wished for last; null if it did, or has not been asked. */
  readonly refusal: unknown;
}

interface SubmitProps extends Pick<CreateTableDialogProps, "busy" | "refusal"> {
  readonly form: TableForm;
  readonly onSubmit: () => void;
}

/** The one press; what keeps from it is said over it. */
function Submit({ form, busy, refusal, onSubmit }: SubmitProps) {
  const { t } = useTranslation();
  const clash = clashIn(form.settings);
  const clashing = clash === null ? null : t(($) => $.choosing.refused.clash, { fault: faultText(t, clash) });
  const refused = useRefusalText(refusal);
  const said = clashing ?? refused;
  return (
    <div className="flex grow flex-col gap-2">
      {said === null ? null : (
        <p role="alert" className="text-sm leading-snug text-danger">
          {said}
        </p>
      )}
      <Button look="primary" disabled={busy || clash !== null} onClick={onSubmit}>
        {busy ? t(($) => $.form.submitting) : t(($) => $.form.submit)}
      </Button>
    </div>
  );
}

/** What a refusal means that is about this form. */
function useRefusalText(refusal: unknown): string | null {
  const { t } = useTranslation();
  const fault = settingFaultIn(refusal);
  if (fault !== null) return t(($) => $.choosing.refused.value, { fault: faultText(t, fault) });
  return refusalIn(refusal) === "BAD_INPUT" ? t(($) => $.choosing.refused.notYet) : null;
}

/** What the form calls them. */
const LABELS = {
  bots: "bots",
  botLevel: "botLevel",
  botLevels: "botLevel",
  turnSeconds: "turnSeconds",
  bankSeconds: "bankSeconds",
  resultSeconds: "resultSeconds",
  spectatorDelaySeconds: "spectatorDelay",
  untimedAlone: "turnSeconds",
  byLot: "byLot",
  byLinkOnly: "openTo",
  friendsOnly: "openTo",
  quiet: "quiet",
} as const satisfies Record<TableField, string>;

/** What is wrong with a link, as a part of a sentence. */
function linkFaultText(t: Translate, reading: Extract<LinkReading, { readonly ok: false }>): string {
  if (reading.in === "rules") return faultText(t, reading.fault);
  if (reading.at === null) return t(($) => $.choosing.fault.version);
  const label = LABELS[reading.at];
  return t(($) => $.choosing.fault.value, { name: t(($) => $.form[label]) });
}

/** Whether the form was opened by a link, and whether that could be read. */
function LinkNote({ reading }: { readonly reading: LinkReading | null }) {
  const { t } = useTranslation();
  if (reading === null) return null;
  if (reading.ok) return <p className="text-sm text-ink-soft">{t(($) => $.choosing.link.read)}</p>;
  return (
    <p role="alert" className="rounded-soft border border-danger/50 bg-danger-surface px-4 py-2.5 text-sm leading-snug">
      {t(($) => $.choosing.link.faulty, { fault: linkFaultText(t, reading) })}
    </p>
  );
}

/** The form of a new table: what everybody chooses first, and what few want to change behind a press each. */
export function CreateTableDialog({ onCreate, busy, refusal }: CreateTableDialogProps) {
  useWindowTexts();
  useLateTexts("conditions");
  const { t } = useTranslation();
  const address = useConditionsInAddress();
  const [reading] = useState(() => (address === null ? null : readForm(address)));
  const first = reading?.ok === true ? reading.form : USUAL;
  const [form, setForm] = useState<TableForm>(first);
  useUnfinished(useIsOpen("newTable") && form !== first);
  const change = (part: Partial<TableForm>) => setForm({ ...form, ...part });
  return (
    <Dialog
      layer="newTable"
      title={t(($) => $.form.title)}
      shape="sheet"
      actions={<Submit form={form} busy={busy} refusal={refusal} onSubmit={() => onCreate(wishOf(form))} />}
    >
      <div className="flex flex-col gap-6">
        <LinkNote reading={reading} />
        <ConditionsFields
          settings={form.settings}
          link={printForm(form)}
          onChange={(settings) => setForm(onSettings(form, settings))}
        >
          <BotsSetting form={form} change={change} />
          <TurnSetting form={form} change={change} />
          <LevelSettings form={form} change={change} />
        </ConditionsFields>
        <Disclosure title={t(($) => $.form.more)}>
          <OtherTimes form={form} change={change} />
          <ChairSettings form={form} change={change} />
        </Disclosure>
      </div>
    </Dialog>
  );
}
