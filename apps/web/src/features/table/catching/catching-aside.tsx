import { lazy, memo, Suspense } from "react";
import { planningIn } from "../scene/plan.ts";
import { useActions, useTable } from "../scene/table-context.ts";

const CatchPlan = lazy(async () => ({ default: (await import("./catch-plan.tsx")).CatchPlan }));

/** The plan of the two catchers, while the viewer is one of them; its code comes with the first misère. */
export const CatchingAside = memo(function CatchingAside() {
  const { changePlan } = useActions();
  const deal = useTable(planningIn);
  if (deal === null || changePlan === undefined) return null;
  return (
    <Suspense>
      <CatchPlan key={deal} onChange={(change) => changePlan(deal, change)} />
    </Suspense>
  );
});
