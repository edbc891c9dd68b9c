import { dealtDealsIn, printReceipt } from "@trelyazh/table";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDealOnTop } from "#lib/layers.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { usePast } from "../record/use-past.ts";
import { useTable } from "../scene/table-context.ts";
import { CheckedDeal } from "./checked-deal.tsx";
import styles from "./evening-check.module.css";
import { Receipt } from "./receipt.tsx";

/** All deals of a table that are over, the latest first, each with its check; the record is read back to its beginning. */
export function EveningCheck() {
  useLateTexts("inChecks");
  const { t } = useTranslation();
  const wanted = useDealOnTop();
  const { isError, refetch } = usePast(true);
  const { record, table, unread } = useTable((scene) => ({
    record: scene.record,
    table: scene.table,
    unread: scene.unread,
  }));
  const deals = useMemo(() => dealtDealsIn(record, table), [record, table]);
  return (
    <div className={styles["check"]}>
      <p className={styles["intro"]}>{t(($) => $.fairness.intro)}</p>
      {unread === null && deals.length > 0 ? <Receipt text={printReceipt(table.id, deals)} /> : null}
      {deals.length === 0 && unread === null ? <p className={styles["intro"]}>{t(($) => $.fairness.none)}</p> : null}
      <ol className={styles["deals"]} reversed>
        {deals.toReversed().map((deal) => (
          <CheckedDeal key={deal.number} deal={deal} isWanted={deal.number === wanted} />
        ))}
      </ol>
      {unread !== null && !isError ? <Spinner /> : null}
      {unread !== null && isError ? (
        <p role="status" className={styles["unread"]}>
          <span>{t(($) => $.table.log.unread)}</span>
          <Button size="s" onClick={() => void refetch()}>
            {t(($) => $.table.log.again)}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
