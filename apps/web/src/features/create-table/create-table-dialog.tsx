import type { CreateTable } from "@trelyazh/protocol";
import { BOT_LEVELS, DEFAULT_CONDITIONS, type BotLevel } from "@trelyazh/table";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Setting } from "#ui/setting.tsx";
import { CHOICES, USUAL } from "./choices.ts";

interface CreateTableDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreate: (wanted: CreateTable) => void;
  readonly busy: boolean;
}

function Convention() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-1 rounded-soft bg-sunken px-4 py-3">
      <p className="font-medium">{`${t(($) => $.lobby.form.preset)}: ${t(($) => $.lobby.convention)}`}</p>
      <p className="text-sm leading-snug text-ink-soft">{t(($) => $.lobby.form.presetHint)}</p>
    </div>
  );
}

interface LevelSettingProps {
  readonly level: BotLevel;
  readonly onChange: (level: BotLevel) => void;
}

/** The hint is of the chosen level: one line says what to expect. */
function LevelSetting({ level, onChange }: LevelSettingProps) {
  const { t } = useTranslation();
  return (
    <Setting
      label={t(($) => $.lobby.form.botLevel)}
      hint={t(($) => $.lobby.form.botLevelHint[level])}
      value={level}
      values={BOT_LEVELS}
      textOf={(option) => t(($) => $.lobby.form.botLevels[option])}
      onChange={onChange}
    />
  );
}

interface SecondsProps {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

function BankSetting({ seconds, onChange }: SecondsProps) {
  const { t } = useTranslation();
  return (
    <Setting
      label={t(($) => $.lobby.form.bankSeconds)}
      hint={t(($) => $.lobby.form.bankSecondsHint)}
      value={seconds}
      values={CHOICES.bankSeconds}
      textOf={(option) =>
        option === 0 ? t(($) => $.lobby.form.none) : t(($) => $.lobby.form.minutes, { minutes: option / 60 })
      }
      onChange={onChange}
    />
  );
}

/** What few want to change. */
function SpectatorSetting({ seconds, onChange }: SecondsProps) {
  const { t } = useTranslation();
  return (
    <details className="group">
      <summary className="-mx-2 flex cursor-pointer list-none items-center gap-1.5 rounded-tight px-2 py-1.5 font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={18}
          aria-hidden="true"
          className="transition-transform duration-(--quick) group-open:rotate-90"
        />
        <span>{t(($) => $.lobby.form.more)}</span>
      </summary>
      <div className="pt-3">
        <Setting
          label={t(($) => $.lobby.form.spectatorDelay)}
          hint={t(($) => $.lobby.form.spectatorDelayHint)}
          value={seconds}
          values={CHOICES.spectatorDelaySeconds}
          textOf={(option) =>
            option === 0 ? t(($) => $.lobby.form.none) : t(($) => $.lobby.form.seconds, { seconds: option })
          }
          onChange={onChange}
        />
      </div>
    </details>
  );
}

function SubmitBar({ busy, onSubmit }: { readonly busy: boolean; readonly onSubmit: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="sticky -bottom-6 -mx-5 -mb-6 flex bg-surface px-5 pt-3 pb-5 sm:-mx-6 sm:px-6">
      <Button look="primary" className="grow" disabled={busy} onClick={onSubmit}>
        {busy ? t(($) => $.lobby.form.submitting) : t(($) => $.lobby.form.submit)}
      </Button>
    </div>
  );
}

/** The conditions of a new table; every one of them says what it means. */
export function CreateTableDialog({ open, onOpenChange, onCreate, busy }: CreateTableDialogProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(USUAL);
  const change = (part: Partial<CreateTable>) => setWanted({ ...wanted, ...part });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t(($) => $.lobby.form.title)} shape="sheet">
      <div className="flex flex-col gap-6">
        <Setting
          label={t(($) => $.lobby.form.poolTarget)}
          hint={t(($) => $.lobby.form.poolTargetHint)}
          value={wanted.poolTarget}
          values={CHOICES.poolTarget}
          onChange={(poolTarget) => change({ poolTarget })}
        />
        <Setting
          label={t(($) => $.lobby.form.turnSeconds)}
          hint={t(($) => $.lobby.form.turnSecondsHint)}
          value={wanted.turnSeconds}
          values={CHOICES.turnSeconds}
          textOf={(seconds) => t(($) => $.lobby.form.seconds, { seconds })}
          onChange={(turnSeconds) => change({ turnSeconds })}
        />
        <BankSetting
          seconds={wanted.bankSeconds ?? DEFAULT_CONDITIONS.bankSeconds}
          onChange={(bankSeconds) => change({ bankSeconds })}
        />
        <Setting
          label={t(($) => $.lobby.form.bots)}
          hint={t(($) => $.lobby.form.botsHint)}
          value={wanted.bots}
          values={CHOICES.bots}
          onChange={(bots) => change({ bots })}
        />
        <LevelSetting
          level={wanted.botLevel ?? DEFAULT_CONDITIONS.botLevel}
          onChange={(botLevel) => change({ botLevel })}
        />
        <SpectatorSetting
          seconds={wanted.spectatorDelaySeconds ?? DEFAULT_CONDITIONS.spectatorDelaySeconds}
          onChange={(spectatorDelaySeconds) => change({ spectatorDelaySeconds })}
        />
        <Convention />
        <SubmitBar busy={busy} onSubmit={() => onCreate(wanted)} />
      </div>
    </Dialog>
  );
}
