import { personName } from "@trelyazh/i18n";
import { whyNotLetIn } from "@trelyazh/table";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useActions, useTable } from "../scene/table-context.ts";
import styles from "./kept-out.module.css";

/** Whom the owner has removed, for the owner alone, who may let them in again before play. */
export function KeptOut() {
  const { t } = useTranslation();
  const { letIn } = useActions();
  const visits = useTable(({ table }) => table.visits);
  const guests = useTable(({ table, you }) =>
    (table.keptOut ?? []).filter((userId) => you !== null && whyNotLetIn(table, you, userId) === null),
  );
  if (guests.length === 0) return null;
  return (
    <ul className={styles["out"]} aria-label={t(($) => $.hosting.outTitle)}>
      {guests.map((userId) => {
        const name = personName(t, visits?.[userId]?.name ?? "");
        return (
          <li key={userId} className={styles["guest"]}>
            <span className={styles["name"]} translate="no">
              {name}
            </span>
            <Button
              look="felt"
              size="s"
              className="min-h-11"
              aria-label={t(($) => $.hosting.letInOf, { name })}
              onClick={() => letIn(userId)}
            >
              {t(($) => $.hosting.letIn)}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
