import { deviations, PRESET_NAMES, type Settings } from "@trelyazh/preferans";
import { conditionSentence } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { useReader } from "./reader.ts";
import { valueIn, variantsOf } from "./variants.ts";
import styles from "./setting-passage.module.css";

/** What a passage depends on: what holds at this table, or what each convention says. */
export function SettingPassage({ settings }: { readonly settings: readonly string[] }) {
  const { settings: ofTable } = useReader();
  return ofTable === null ? <ByConvention settings={settings} /> : <AtTable settings={settings} ofTable={ofTable} />;
}

function ByConvention({ settings }: { readonly settings: readonly string[] }) {
  const { t } = useTranslation();
  const variants = settings.flatMap((setting) =>
    variantsOf(setting).variants.map((variant) => ({ setting, ...variant })),
  );
  return (
    <div role="note" className={styles["passage"]} aria-label={t(($) => $.rules.byConvention)}>
      <p className={styles["title"]}>{t(($) => $.rules.byConvention)}</p>
      <ul className={styles["list"]}>
        {variants.map(({ setting, value, presets }) => (
          <li key={`${setting} ${String(value)}`}>
            <span>{conditionSentence(t, { setting, value })}</span>{" "}
            <span className={styles["whose"]}>
              {presets.length === PRESET_NAMES.length
                ? t(($) => $.rules.everywhere)
                : presets.map((preset) => t(($) => $.conventions[preset])).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AtTableProps {
  readonly settings: readonly string[];
  readonly ofTable: Settings;
}

function AtTable({ settings, ofTable }: AtTableProps) {
  const { t } = useTranslation();
  const { preset, deviations: differing } = deviations(ofTable);
  const convention = t(($) => $.conventions[preset]);
  const held = settings.flatMap((setting) => {
    const value = valueIn(ofTable, setting);
    const usual = differing.find((deviation) => deviation.setting === setting)?.usual ?? null;
    return value === undefined ? [] : [{ setting, value, usual }];
  });
  if (held.length === 0) return null;
  return (
    <div role="note" className={styles["passage"]} data-here aria-label={t(($) => $.rules.here)}>
      <p className={styles["title"]}>{t(($) => $.rules.here)}</p>
      <ul className={styles["list"]}>
        {held.map(({ setting, value, usual }) => (
          <li key={setting} data-differs={usual !== null}>
            <span>{conditionSentence(t, { setting, value })}</span>
            {usual === null ? null : (
              <span className={styles["whose"]}>
                {t(($) => $.rules.differs, { convention, usual: conditionSentence(t, { setting, value: usual }) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
