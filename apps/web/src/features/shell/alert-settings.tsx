import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sound } from "#lib/alerts/chime.ts";
import { askForNotices, noticeLeave } from "#lib/alerts/system-notices.ts";
import { marksPreference, noticesPreference, soundPreference, type Sound } from "#lib/preferences/alerts.ts";
import { usePreference } from "#lib/use-preference.ts";
import { PreferenceSetting, PreferenceToggle } from "#ui/settings/preference-setting.tsx";
import { Toggle } from "#ui/settings/toggle.tsx";

/** How the club calls a player who looks elsewhere. */
export function AlertSettings() {
  const { t } = useTranslation();
  // For the ear: so it will be.
  const letHear = (chosen: Sound) => {
    if (chosen !== "off") void sound("turn", chosen);
  };
  return (
    <>
      <PreferenceToggle
        label={t(($) => $.settings.marks)}
        hint={t(($) => $.settings.marksHint)}
        preference={marksPreference}
      />
      <PreferenceSetting
        label={t(($) => $.settings.sound)}
        preference={soundPreference}
        textOf={(value) => t(($) => $.settings.sounds[value])}
        onChosen={letHear}
      />
      <NoticeSetting />
    </>
  );
}

/** Asks the browser for its leave when it is turned on, and never before. Not offered where there are no notices. */
function NoticeSetting() {
  const { t } = useTranslation();
  const wanted = usePreference(noticesPreference);
  const [leave, setLeave] = useState(noticeLeave);
  if (leave === "none") return null;
  const turn = async (isOn: boolean) => {
    const given = isOn ? await askForNotices() : leave;
    setLeave(given);
    noticesPreference.set(isOn && given === "granted" ? "on" : "off");
  };
  return (
    <Toggle
      label={t(($) => $.common.notices)}
      hint={leave === "denied" ? t(($) => $.settings.noticesRefused) : t(($) => $.settings.noticesHint)}
      isOn={wanted === "on" && leave === "granted"}
      disabled={leave === "denied"}
      onChange={(isOn) => void turn(isOn)}
    />
  );
}
