import type { PlanChange } from "@trelyazh/table";
import { Route } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useTable } from "../scene/table-context.ts";
import { PlanBoard } from "./plan-board.tsx";
import styles from "./catch-plan.module.css";

interface CatchPlanProps {
  readonly onChange: (change: PlanChange) => void;
}

/** The button that opens the plan and says how long it is, and the plan itself. */
export function CatchPlan({ onChange }: CatchPlanProps) {
  const { t } = useTranslation();
  const { open } = useLayers();
  const count = useTable(({ plan }) => plan.length);
  return (
    <>
      <Button
        look="felt"
        size="s"
        className="min-h-11 low-felt:px-2 low-felt:text-[0.8125rem]"
        onClick={() => open("plan")}
      >
        <Route size={16} aria-hidden="true" />
        <span>{t(($) => $.table.catching.plan)}</span>
        {count === 0 ? null : (
          <span aria-hidden="true" className={styles["count"]}>
            {count}
          </span>
        )}
      </Button>
      {/* Whoever does not see the number change hears that the other one has thought of something. */}
      <p role="status" className="sr-only">
        {count === 0 ? null : t(($) => $.table.catching.steps, { count })}
      </p>
      <Dialog
        layer="plan"
        title={t(($) => $.table.catching.plan)}
        shape="sheet"
        actions={
          <Button look="quiet" disabled={count === 0} onClick={() => onChange({ type: "clear" })}>
            {t(($) => $.table.catching.clear)}
          </Button>
        }
      >
        <PlanBoard onChange={onChange} />
      </Dialog>
    </>
  );
}
