import { BOT_LEVELS, type BotLevel } from "@trelyazh/table";
import { useTranslation } from "react-i18next";
import { Setting } from "#ui/settings/setting.tsx";
import { Toggle } from "#ui/settings/toggle.tsx";
import type { FormPartProps } from "./form-part.ts";

interface LevelSettingProps {
  readonly label: string;
  readonly level: BotLevel;
  readonly onChange: (level: BotLevel) => void;
}

/** The hint is of the chosen level: one line says what to expect. */
function LevelSetting({ label, level, onChange }: LevelSettingProps) {
  const { t } = useTranslation();
  return (
    <Setting
      label={label}
      hint={t(($) => $.form.botLevelHint[level])}
      value={level}
      values={BOT_LEVELS}
      textOf={(option) => t(($) => $.form.botLevels[option])}
      onChange={onChange}
    />
  );
}

/** How many bots sit down. */
export function BotsSetting({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  return (
    <Setting
      label={t(($) => $.form.bots)}
      hint={t(($) => $.form.botsHint)}
      value={form.bots}
      values={[...Array.from({ length: form.settings.players }).keys()]}
      onChange={(bots) => change({ bots })}
    />
  );
}

/** How well they play: all alike, or each for itself. */
export function LevelSettings({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  const { bots, botLevel, botLevels } = form;
  const levelOf = (bot: number) => botLevels?.[bot] ?? botLevel;
  const levels = Array.from({ length: bots }, (_, bot) => levelOf(bot));
  return (
    <>
      {botLevels === null || bots < 2 ? (
        <LevelSetting
          label={t(($) => $.form.botLevel)}
          level={botLevel}
          onChange={(level) => change({ botLevel: level })}
        />
      ) : (
        levels.map((level, bot) => (
          <LevelSetting
            // Bots have no names yet.
            key={bot}
            label={t(($) => $.form.levelOfBot, { number: bot + 1 })}
            level={level}
            onChange={(chosen) => change({ botLevels: levels.with(bot, chosen) })}
          />
        ))
      )}
      {bots < 2 ? null : (
        <Toggle
          label={t(($) => $.form.levelsApart)}
          hint={t(($) => $.form.levelsApartHint)}
          isOn={botLevels !== null}
          onChange={(apart) => change({ botLevels: apart ? levels : null })}
        />
      )}
    </>
  );
}

const OPEN_TO = ["all", "friends", "link"] as const;

/** Who finds the table and may sit down there. */
function OpenToSetting({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  const openTo = form.friendsOnly ? "friends" : form.byLinkOnly ? "link" : "all";
  return (
    <Setting
      label={t(($) => $.form.openTo)}
      hint={t(($) => $.form.openToHint[openTo])}
      value={openTo}
      values={OPEN_TO}
      textOf={(option) => t(($) => $.form.openToNames[option])}
      onChange={(option) => change({ friendsOnly: option === "friends", byLinkOnly: option === "link" })}
    />
  );
}

/** Who sits where, who finds the table, and whether people talk there. */
export function ChairSettings({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Toggle
        label={t(($) => $.form.byLot)}
        hint={t(($) => $.form.byLotHint)}
        isOn={form.byLot}
        onChange={(byLot) => change({ byLot })}
      />
      <OpenToSetting form={form} change={change} />
      <Toggle
        label={t(($) => $.form.quiet)}
        hint={t(($) => $.form.quietHint)}
        isOn={form.quiet}
        onChange={(quiet) => change({ quiet })}
      />
    </>
  );
}
