import { allPassRow } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { useTable } from "../scene/table-context.ts";

/** The row of all-passes in two words; in full it says what the next one costs, and what may be bid. */
export function RowSign() {
  useWindowTexts();
  const { t } = useTranslation();
  const row = useTable(({ table: { pulya } }) => (pulya === null ? null : allPassRow(pulya)));
  if (row === null) return null;
  const words = { passed: row.passed, price: row.price, exit: row.exitLevel };
  const full = t(($) => $.pulya.row[row.isInWhists ? "whists" : "mountain"], words);
  return (
    <span title={full}>
      <span aria-hidden="true">{t(($) => $.pulya.row.short, words)}</span>
      <span className="sr-only">{full}</span>
    </span>
  );
}
