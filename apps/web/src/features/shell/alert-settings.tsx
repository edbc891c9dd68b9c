import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sound } from "#lib/alerts/chime.ts";
import { askForNotices, noticeLeave } from "#lib/alerts/system-notices.ts";
import { marksPreference, noticesPreference, soundPreference, SOUNDS, type Sound } from "#lib/preferences/alerts.ts";
import { usePreference } from "#lib/preferences/use-preference.ts";
import { Toggle } from "#ui/toggle.tsx";
import { Setting } from "#ui/setting.tsx";

/** How the club calls a player who looks elsewhere. */
export function AlertSettings() {
  const { t } = useTranslation();
  const marks = usePreference(marksPreference);
  const loudness = usePreference(soundPreference);
  const choose = (chosen: Sound) => {
    soundPreference.set(chosen);
    // For the ear: so it will be.
    if (chosen !== "off") void sound("turn", chosen);
  };
  return (
    <>
      <Toggle
        label={t(($) => $.person.settings.marks)}
        hint={t(($) => $.person.settings.marksHint)}
        isOn={marks === "on"}
        onChange={(isOn) => marksPreference.set(isOn ? "on" : "off")}
      />
      <Setting
        label={t(($) => $.person.settings.sound)}
        value={loudness}
        values={SOUNDS}
        textOf={(value) => t(($) => $.person.settings.sounds[value])}
        onChange={choose}
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
      label={t(($) => $.person.settings.notices)}
      hint={leave === "denied" ? t(($) => $.person.settings.noticesRefused) : t(($) => $.person.settings.noticesHint)}
      isOn={wanted === "on" && leave === "granted"}
      disabled={leave === "denied"}
      onChange={(isOn) => void turn(isOn)}
    />
  );
}
