import { settlement, type Pulya, type Seat } from "@trelyazh/preferans";
import { paperNumber, signedNumber } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import styles from "./sheet-totals.module.css";

/** What the paper is drawn from; play does not change it, only the ends of deals do. */
export type Paper = Pick<Pulya, "settings" | "sheet" | "dealNumber" | "allPassStreak" | "exitLevel" | "bombs">;

interface SheetTotalsProps {
  readonly paper: Paper;
  readonly persons: readonly Seat[];
  readonly nameOf: (seat: Seat) => string;
}

/** What the paper says now, and what it would come to. */
export function SheetTotals({ paper, persons, nameOf }: SheetTotalsProps) {
  const { t } = useTranslation();
  const { sheet } = paper;
  const balances = settlement(sheet, paper.settings);
  const whistsOf = (seat: Seat) => (sheet.whists[seat] ?? []).reduce((sum, amount) => sum + amount, 0);
  return (
    <table className={styles["totals"]}>
      <caption className="sr-only">{t(($) => $.score.totals)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.score.player)}</th>
          <th scope="col">{t(($) => $.score.pool)}</th>
          <th scope="col">{t(($) => $.score.mountain)}</th>
          <th scope="col">{t(($) => $.score.whists)}</th>
          <th scope="col" title={t(($) => $.score.balance)}>
            {t(($) => $.score.result)}
          </th>
        </tr>
      </thead>
      <tbody>
        {persons.map((seat) => (
          <tr key={seat}>
            <th scope="row" translate="no">
              {nameOf(seat)}
            </th>
            <td>{paperNumber(sheet.pool[seat] ?? 0)}</td>
            <td>{paperNumber(sheet.mountain[seat] ?? 0)}</td>
            <td>{paperNumber(whistsOf(seat))}</td>
            <td data-sign={Math.sign(balances.shown[seat] ?? 0)}>{signedNumber(balances.shown[seat] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
