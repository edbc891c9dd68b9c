import type { CreateTable } from "@trelyazh/protocol";
import { BOT_LEVELS, DEFAULT_CONDITIONS, type BotLevel } from "@trelyazh/table";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen } from "#lib/layers.ts";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import { CHOICES, USUAL } from "./choices.ts";

/** Stands among the seconds of a move for none. */
const NO_CLOCK = 0;

interface CreateTableDialogProps {
  readonly onCreate: (wanted: CreateTable) => void;
  readonly busy: boolean;
}

function Convention() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-1 rounded-soft bg-sunken px-4 py-3">
      <p className="font-medium">{`${t(($) => $.form.preset)}: ${t(($) => $.lobby.convention)}`}</p>
      <p className="text-sm leading-snug text-ink-soft">{t(($) => $.form.presetHint)}</p>
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
      label={t(($) => $.form.botLevel)}
      hint={t(($) => $.form.botLevelHint[level])}
      value={level}
      values={BOT_LEVELS}
      textOf={(option) => t(($) => $.form.botLevels[option])}
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
      label={t(($) => $.form.bankSeconds)}
      hint={t(($) => $.form.bankSecondsHint)}
      value={seconds}
      values={CHOICES.bankSeconds}
      textOf={(option) => (option === 0 ? t(($) => $.form.none) : t(($) => $.form.minutes, { minutes: option / 60 }))}
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
        <span>{t(($) => $.form.more)}</span>
      </summary>
      <div className="pt-3">
        <Setting
          label={t(($) => $.form.spectatorDelay)}
          hint={t(($) => $.form.spectatorDelayHint)}
          value={seconds}
          values={CHOICES.spectatorDelaySeconds}
          textOf={(option) => (option === 0 ? t(($) => $.form.none) : t(($) => $.form.seconds, { seconds: option }))}
          onChange={onChange}
        />
      </div>
    </details>
  );
}

function Submit({ busy, onSubmit }: { readonly busy: boolean; readonly onSubmit: () => void }) {
  const { t } = useTranslation();
  return (
    <Button look="primary" className="grow" disabled={busy} onClick={onSubmit}>
      {busy ? t(($) => $.form.submitting) : t(($) => $.form.submit)}
    </Button>
  );
}

interface ConditionsProps {
  readonly wanted: CreateTable;
  readonly change: (part: Partial<CreateTable>) => void;
}

/** Against bots alone nobody waits for anybody: there a clock runs only if it is wanted. */
function TimeSettings({ wanted, change }: ConditionsProps) {
  const { t } = useTranslation();
  const isAlone = wanted.bots === CHOICES.bots.at(-1);
  const isUntimed = isAlone && wanted.untimedAlone === true;
  return (
    <>
      <Setting
        label={t(($) => $.form.turnSeconds)}
        {...(!isUntimed && { hint: t(($) => $.form.turnSecondsHint) })}
        value={isUntimed ? NO_CLOCK : wanted.turnSeconds}
        values={isAlone ? [NO_CLOCK, ...CHOICES.turnSeconds] : CHOICES.turnSeconds}
        textOf={(seconds) => (seconds === NO_CLOCK ? t(($) => $.form.none) : t(($) => $.form.seconds, { seconds }))}
        onChange={(seconds) =>
          change(seconds === NO_CLOCK ? { untimedAlone: true } : { turnSeconds: seconds, untimedAlone: !isAlone })
        }
      />
      {isUntimed ? null : <SecondsOfAll wanted={wanted} change={change} />}
    </>
  );
}

function SecondsOfAll({ wanted, change }: ConditionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <BankSetting
        seconds={wanted.bankSeconds ?? DEFAULT_CONDITIONS.bankSeconds}
        onChange={(bankSeconds) => change({ bankSeconds })}
      />
      <Setting
        label={t(($) => $.form.resultSeconds)}
        value={wanted.resultSeconds ?? USUAL.resultSeconds}
        values={CHOICES.resultSeconds}
        textOf={(seconds) => t(($) => $.form.seconds, { seconds })}
        onChange={(resultSeconds) => change({ resultSeconds })}
      />
    </>
  );
}

/** Every condition says what it means. */
function Conditions({ wanted, change }: ConditionsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <Setting
        label={t(($) => $.form.poolTarget)}
        hint={t(($) => $.form.poolTargetHint)}
        value={wanted.poolTarget ?? USUAL.poolTarget}
        values={CHOICES.poolTarget}
        onChange={(poolTarget) => change({ poolTarget })}
      />
      <Setting
        label={t(($) => $.form.bots)}
        hint={t(($) => $.form.botsHint)}
        value={wanted.bots}
        values={CHOICES.bots}
        onChange={(bots) => change({ bots })}
      />
      <TimeSettings wanted={wanted} change={change} />
      <LevelSetting
        level={wanted.botLevel ?? DEFAULT_CONDITIONS.botLevel}
        onChange={(botLevel) => change({ botLevel })}
      />
      <SpectatorSetting
        seconds={wanted.spectatorDelaySeconds ?? DEFAULT_CONDITIONS.spectatorDelaySeconds}
        onChange={(spectatorDelaySeconds) => change({ spectatorDelaySeconds })}
      />
      <Convention />
    </div>
  );
}

/** The form of a new table. */
export function CreateTableDialog({ onCreate, busy }: CreateTableDialogProps) {
  useWindowTexts();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<CreateTable>(USUAL);
  useUnfinished(useIsOpen("newTable") && wanted !== USUAL);
  return (
    <Dialog
      layer="newTable"
      title={t(($) => $.form.title)}
      shape="sheet"
      actions={<Submit busy={busy} onSubmit={() => onCreate(wanted)} />}
    >
      <Conditions wanted={wanted} change={(part) => setWanted({ ...wanted, ...part })} />
    </Dialog>
  );
}
