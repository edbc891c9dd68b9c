import type { Deal } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { declarationOf, isAllPass } from "../scene/deal-facts.ts";
import { useTable } from "../scene/table-context.ts";
import styles from "./contract-banner.module.css";

/** What is being played, and by whom. */
export function ContractBanner({ deal }: { readonly deal: Deal }) {
  const { t } = useTranslation();
  const { nameOf } = useTable();
  if (isAllPass(deal)) return <p className={styles["banner"]}>{t(($) => $.cards.allPass)}</p>;
  const declaration = declarationOf(deal);
  if (declaration === null) return null;
  return (
    <p className={styles["banner"]}>
      <strong>
        <BidMark bid={declaration.contract} />
      </strong>
      <span aria-hidden="true" className={styles["dot"]} />
      {nameOf(declaration.declarer)}
    </p>
  );
}
