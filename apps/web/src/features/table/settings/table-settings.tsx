import { useTranslation } from "react-i18next";
import { aheadPreference, forcedPreference, noisesPreference, TAPS, tapsPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/preferences/use-preference.ts";
import { SettingGroup } from "#ui/late/setting-group.tsx";
import { Setting } from "#ui/setting.tsx";
import { Toggle } from "#ui/toggle.tsx";
import { CardSettings } from "./card-settings.tsx";

/** What a person can set for their cards, and for what goes by itself. */
export function TableSettings() {
  const { t } = useTranslation();
  return (
    <SettingGroup title={t(($) => $.table.settings.title)}>
      <CardSettings />
      <MoveSettings />
    </SettingGroup>
  );
}

function MoveSettings() {
  const { t } = useTranslation();
  const ahead = usePreference(aheadPreference);
  const forced = usePreference(forcedPreference);
  const taps = usePreference(tapsPreference);
  const noises = usePreference(noisesPreference);
  return (
    <>
      <Setting
        label={t(($) => $.table.settings.taps)}
        value={taps}
        values={TAPS}
        textOf={(value) => t(($) => $.table.settings.tapsOf[value])}
        onChange={tapsPreference.set}
      />
      <Toggle
        label={t(($) => $.table.settings.ahead)}
        hint={t(($) => $.table.settings.aheadHint)}
        isOn={ahead === "on"}
        onChange={(isOn) => aheadPreference.set(isOn ? "on" : "off")}
      />
      <Toggle
        label={t(($) => $.table.settings.forced)}
        hint={t(($) => $.table.settings.forcedHint)}
        isOn={forced === "on"}
        onChange={(isOn) => forcedPreference.set(isOn ? "on" : "off")}
      />
      <Toggle
        label={t(($) => $.table.settings.noises)}
        hint={t(($) => $.table.settings.noisesHint)}
        isOn={noises === "on"}
        onChange={(isOn) => noisesPreference.set(isOn ? "on" : "off")}
      />
    </>
  );
}
