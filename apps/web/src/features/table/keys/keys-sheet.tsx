import { useTranslation } from "react-i18next";
import { lettersPreference } from "#lib/preferences/letters.ts";
import { speechPreference } from "#lib/preferences/speech.ts";
import { PreferenceSetting, PreferenceToggle } from "#ui/settings/preference-setting.tsx";
import styles from "./keys-sheet.module.css";

/** In the order in which they are needed. */
const ROWS = [
  "arrows",
  "enter",
  "card",
  "bid",
  "misere",
  "pass",
  "hold",
  "whist",
  "half",
  "light",
  "dark",
  "hint",
  "chat",
  "sheet",
  "escape",
] as const;

/** All keys of a table, each with what it does; letters can be turned off for those whose voice types them. */
export function KeysSheet() {
  const { t } = useTranslation();
  return (
    <div className={styles["parts"]}>
      <dl className={styles["keys"]}>
        {ROWS.map((row) => (
          <div key={row} className={styles["row"]}>
            <dt>
              {t(($) => $.table.keySheet.keys[row])
                .split(" ")
                .map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
            </dt>
            <dd>{t(($) => $.table.keySheet.does[row])}</dd>
          </div>
        ))}
      </dl>
      <PreferenceToggle
        label={t(($) => $.table.keySheet.letters)}
        hint={t(($) => $.table.keySheet.lettersHint)}
        preference={lettersPreference}
      />
      <PreferenceSetting
        label={t(($) => $.table.keySheet.speech)}
        hint={t(($) => $.table.keySheet.speechHint)}
        preference={speechPreference}
        textOf={(value) => t(($) => $.table.keySheet.speeches[value])}
      />
    </div>
  );
}
