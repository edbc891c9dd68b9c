import { PRESET_NAMES } from "@trelyazh/preferans";
import { conditionSentence } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { differing } from "./variants.ts";
import styles from "./conventions-table.module.css";

/**
 * In what conventions differ, made from the settings themselves: what holds, and where. Where there is no room for a column each,
 * their names stand under what holds.
 */
export function ConventionsTable() {
  const { t } = useTranslation();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className={styles["room"]} tabIndex={0} aria-label={t(($) => $.rules.table)}>
      <table className={styles["table"]}>
        <caption className="sr-only">{t(($) => $.rules.table)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t(($) => $.rules.condition)}</span>
            </th>
            {PRESET_NAMES.map((preset) => (
              <th key={preset} scope="col">
                <span>{t(($) => $.conventions[preset])}</span>
              </th>
            ))}
          </tr>
        </thead>
        {differing().map(({ setting, variants }) => (
          <tbody key={setting}>
            {variants.map(({ value, presets }) => (
              <tr key={String(value)}>
                <th scope="row">{conditionSentence(t, { setting, value })}</th>
                {PRESET_NAMES.map((preset) => (
                  <td key={preset}>
                    {presets.includes(preset) ? (
                      <>
                        <span role="img" aria-label={t(($) => $.rules.holds)} className={styles["mark"]} />
                        <span className={styles["name"]}>{t(($) => $.conventions[preset])}</span>
                      </>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
