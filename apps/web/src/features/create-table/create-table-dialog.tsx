import { readSettings } from "@trelyazh/preferans";
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

/** The form as a link has it, and what is wrong with the link. */
function readLink(text: string | null) {
  const reading = text === null ? null : readSettings(text);
  return {
    form: reading?.ok === true ? onSettings(USUAL, reading.settings) : USUAL,
    fault: reading === null || reading.ok ? null : reading,
    isRead: reading?.ok === true,
  };
}

function LinkNote({ link }: { readonly link: ReturnType<typeof readLink> }) {
  const { t } = useTranslation();
  if (link.isRead) return <p className="text-sm text-ink-soft">{t(($) => $.choosing.link.read)}</p>;
  if (link.fault === null) return null;
  return (
    <p role="alert" className="rounded-soft border border-danger/50 bg-danger-surface px-4 py-2.5 text-sm leading-snug">
      {t(($) => $.choosing.link.faulty, { fault: faultText(t, link.fault) })}
    </p>
  );
}

/** The form of a new table: what everybody chooses first, and what few want to change behind a press each. */
export function CreateTableDialog({ onCreate, busy, refusal }: CreateTableDialogProps) {
  useWindowTexts();
  useLateTexts("conditions");
  const { t } = useTranslation();
  const address = useConditionsInAddress();
  const [link] = useState(() => readLink(address));
  const [form, setForm] = useState<TableForm>(link.form);
  useUnfinished(useIsOpen("newTable") && form !== link.form);
  const change = (part: Partial<TableForm>) => setForm({ ...form, ...part });
  return (
    <Dialog
      layer="newTable"
      title={t(($) => $.form.title)}
      shape="sheet"
      actions={<Submit form={form} busy={busy} refusal={refusal} onSubmit={() => onCreate(wishOf(form))} />}
    >
      <div className="flex flex-col gap-6">
        <LinkNote link={link} />
        <ConditionsFields settings={form.settings} onChange={(settings) => setForm(onSettings(form, settings))}>
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
