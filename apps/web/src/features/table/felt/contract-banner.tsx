import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { declarationOf, isAllPass } from "../scene/deal-facts.ts";
import { useNames } from "../scene/table-context.ts";
import { useDeal } from "../scene/use-deal.ts";
import styles from "./contract-banner.module.css";

/** What is being played, and by whom. */
export function ContractBanner() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const allPass = useDeal(isAllPass);
  const declaration = useDeal(declarationOf);
  if (allPass === true)
    return (
      <p className={styles["banner"]} data-all-pass="true">
        {t(($) => $.cards.allPass)}
      </p>
    );
  if (declaration === null) return null;
  return (
    <p className={styles["banner"]}>
      <strong>
        <BidMark bid={declaration.contract} />
      </strong>
      <span aria-hidden="true" className={styles["dot"]} />
      <span translate="no">{nameOf(declaration.declarer)}</span>
    </p>
  );
}
