import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { declarationOf, isAllPass } from "../scene/deal-facts.ts";
import { useNames, useTable } from "../scene/table-context.ts";
import { useDeal } from "../scene/use-deal.ts";
import { costOfTrick, unusualWorth } from "../signs/use-worth.ts";
import styles from "./contract-banner.module.css";

/** What it is worth, where a table has prices of its own. */
function Worth({ children }: { readonly children: string }) {
  return (
    <>
      <span aria-hidden="true" className={styles["dot"]} />
      <span>{children}</span>
    </>
  );
}

function AllPass() {
  const { t } = useTranslation();
  const price = useTable(({ table }) => costOfTrick(table));
  return (
    <p className={styles["banner"]} data-all-pass="true">
      <span>{t(($) => $.cards.allPass)}</span>
      {price === null ? null : <Worth>{t(($) => $.table.trickCosts, { price })}</Worth>}
    </p>
  );
}

/** What is being played, and by whom. */
export function ContractBanner() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const allPass = useDeal(isAllPass);
  const declaration = useDeal(declarationOf);
  const worth = useTable(({ table }) =>
    declaration === null ? null : unusualWorth(table, declaration.contract, declaration.declarer),
  );
  if (allPass === true) return <AllPass />;
  if (declaration === null) return null;
  return (
    <p className={styles["banner"]}>
      <strong>
        <BidMark bid={declaration.contract} />
      </strong>
      <span aria-hidden="true" className={styles["dot"]} />
      <span translate="no">{nameOf(declaration.declarer)}</span>
      {worth === null ? null : <Worth>{t(($) => $.table.worth, { worth })}</Worth>}
    </p>
  );
}
