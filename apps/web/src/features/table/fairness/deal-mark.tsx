import { dealtDealsIn, type DealtDeal } from "@trelyazh/table";
import { ShieldCheck, ShieldQuestion, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { useTable } from "../scene/table-context.ts";
import styles from "./deal-mark.module.css";
import { useVerdict } from "./use-verdict.ts";

/** A quiet mark at the result of a deal; behind it stands every step of the check. */
export function DealMark({ number }: { readonly number: number }) {
  useLateTexts("inChecks");
  const { record, table } = useTable((scene) => ({ record: scene.record, table: scene.table }));
  const deal = useMemo(
    () => dealtDealsIn(record, table).find((each) => each.number === number),
    [record, table, number],
  );
  return deal === undefined ? <Pending /> : <MarkOf deal={deal} />;
}

/** Nothing moves when the mark comes. */
function Pending() {
  return <span className="block min-h-11" />;
}

function MarkOf({ deal }: { readonly deal: DealtDeal }) {
  const { t } = useTranslation();
  const { open } = useLayers();
  const verdict = useVerdict(deal);
  if (deal.proof !== null && verdict === undefined) return <Pending />;
  const isFoul = verdict !== undefined && verdict.fault !== null;
  const [Icon, text] =
    verdict === undefined
      ? [ShieldQuestion, t(($) => $.fairness.unpledged)]
      : isFoul
        ? [TriangleAlert, t(($) => $.fairness.foul)]
        : [ShieldCheck, t(($) => $.fairness.fair)];
  return (
    <button
      type="button"
      className={styles["mark"]}
      data-foul={isFoul || undefined}
      onClick={() => open("fairness", deal.number)}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span role={isFoul ? "alert" : undefined}>{text}</span>
    </button>
  );
}
