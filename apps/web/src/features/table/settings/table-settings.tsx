import { useTranslation } from "react-i18next";
import { chatPreference } from "#lib/preferences/chat.ts";
import {
  aheadPreference,
  forcedPreference,
  hintsPreference,
  noisesPreference,
  tapsPreference,
} from "#lib/preferences/play.ts";
import { PreferenceSetting, PreferenceToggle } from "#ui/settings/preference-setting.tsx";
import { SettingGroup } from "#ui/settings/setting-group.tsx";
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
  return (
    <>
      <PreferenceSetting
        label={t(($) => $.table.settings.taps)}
        preference={tapsPreference}
        textOf={(value) => t(($) => $.table.settings.tapsOf[value])}
      />
      <PreferenceSetting
        label={t(($) => $.table.hint)}
        hint={t(($) => $.table.settings.hintsHint)}
        preference={hintsPreference}
        textOf={(value) => t(($) => $.table.settings.hints[value])}
      />
      <PreferenceToggle
        label={t(($) => $.table.settings.ahead)}
        hint={t(($) => $.table.settings.aheadHint)}
        preference={aheadPreference}
      />
      <PreferenceToggle
        label={t(($) => $.table.settings.forced)}
        hint={t(($) => $.table.settings.forcedHint)}
        preference={forcedPreference}
      />
      <PreferenceToggle
        label={t(($) => $.table.settings.noises)}
        hint={t(($) => $.table.settings.noisesHint)}
        preference={noisesPreference}
      />
      <PreferenceToggle
        label={t(($) => $.table.settings.chat)}
        hint={t(($) => $.table.settings.chatHint)}
        preference={chatPreference}
      />
    </>
  );
}
