import { PRESET_NAMES } from "@trelyazh/preferans";
import { PACES } from "@trelyazh/protocol";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { useLateTexts, useWindowTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import { countOf, type LobbyFilters } from "#lib/lobby/filters.ts";
import styles from "./filter-panel.module.css";

export interface FilterPanelProps {
  readonly filters: LobbyFilters;
  readonly onChange: (filters: LobbyFilters) => void;
  /** How many tables the filters let through, and of how many. */
  readonly shown: number;
  readonly all: number;
}

const ANY = "any";
const PLAYERS = [ANY, 2, 3, 4] as const;
const FLAGS = ["free", "people", "friends", "finishers"] as const;

type Changes = Pick<FilterPanelProps, "filters" | "onChange">;

/** The filters without what is undefined. */
function withChange(
  filters: LobbyFilters,
  change: { readonly [F in keyof LobbyFilters]?: LobbyFilters[F] | undefined },
) {
  const all = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined);
  // Each of them is a filter, or none.
  return Object.fromEntries(all) as LobbyFilters;
}

/** What is played, and how. */
function Kinds({ filters, onChange }: Changes) {
  const { t } = useTranslation();
  const { rules = ANY, pace = ANY, players = ANY } = filters;
  const valueOf = <T,>(value: T | typeof ANY): T | undefined => (value === ANY ? undefined : value);
  return (
    <>
      <Setting
        label={t(($) => $.seeking.convention)}
        value={rules}
        values={[ANY, ...PRESET_NAMES]}
        textOf={(name) => (name === ANY ? t(($) => $.seeking.any) : t(($) => $.conventions[name]))}
        onChange={(name) => onChange(withChange(filters, { rules: valueOf(name) }))}
      />
      <div className={styles["pair"]}>
        <Setting
          label={t(($) => $.seeking.pace)}
          value={pace}
          values={[ANY, ...PACES]}
          textOf={(name) => t(($) => $.seeking.paces[name])}
          onChange={(name) => onChange(withChange(filters, { pace: valueOf(name) }))}
        />
        <Setting
          label={t(($) => $.seeking.players)}
          value={players}
          values={PLAYERS}
          textOf={(count) => (count === ANY ? t(($) => $.seeking.paces.any) : String(count))}
          onChange={(count) => onChange(withChange(filters, { players: valueOf(count) }))}
        />
      </div>
    </>
  );
}

/** What may be wanted of who sits there. */
function Flags({ filters, onChange }: Changes) {
  const { t } = useTranslation();
  return (
    <div className={styles["flags"]} role="group" aria-label={t(($) => $.seeking.filters.company)}>
      {FLAGS.map((name) => (
        <Button
          key={name}
          look={filters[name] === true ? "primary" : "quiet"}
          aria-pressed={filters[name] === true}
          onClick={() => onChange(withChange(filters, { [name]: filters[name] === true ? undefined : true }))}
        >
          {t(($) => $.seeking.filters[name])}
        </Button>
      ))}
    </div>
  );
}

/** Where no table is let through: two ways on. */
function Nothing({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <div className={styles["nothing"]}>
      <p className="max-w-md leading-relaxed text-ink-soft">{t(($) => $.seeking.filters.nothing)}</p>
      <div className={styles["flags"]}>
        <Button onClick={onClear}>{t(($) => $.seeking.filters.clear)}</Button>
        <Button look="primary" onClick={() => open("seek")}>
          <Search size={18} aria-hidden="true" />
          <span>{t(($) => $.lobby.seek)}</span>
        </Button>
      </div>
    </div>
  );
}

/** Chooses which tables are shown, and says how many they are. */
export function FilterPanel({ filters, onChange, shown, all }: FilterPanelProps) {
  useWindowTexts();
  useLateTexts("conditions");
  const { t } = useTranslation();
  const clear = () => onChange({});
  return (
    <div className={styles["panel"]}>
      <Kinds filters={filters} onChange={onChange} />
      <Flags filters={filters} onChange={onChange} />
      <div className={styles["counts"]}>
        <p role="status" className="text-sm text-ink-soft">
          {t(($) => $.seeking.filters.shown, { shown, all })}
        </p>
        {countOf(filters) === 0 || shown === 0 ? null : (
          <Button look="ghost" onClick={clear}>
            {t(($) => $.seeking.filters.clear)}
          </Button>
        )}
      </div>
      {shown === 0 && countOf(filters) > 0 ? <Nothing onClear={clear} /> : null}
    </div>
  );
}
