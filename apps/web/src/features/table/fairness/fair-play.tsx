import type { FinishedDeal } from "@trelyazh/preferans";
import { lazy, Suspense, type ReactNode } from "react";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { useTable } from "../scene/table-context.ts";

// What goes by itself beside the play may come a moment after it; at a table without a club nothing of it comes.
const GiveNonces = lazy(async () => ({ default: (await import("./give-nonces.tsx")).GiveNonces }));
const LateMark = lazy(async () => ({ default: (await import("./deal-mark.tsx")).DealMark }));
const LateOpening = lazy(async () => ({ default: (await import("./open-fairness.tsx")).OpenFairness }));
const LateDialog = lazy(async () => ({ default: (await import("./fairness-dialog.tsx")).FairnessDialog }));

interface LateProps {
  readonly children: ReactNode;
  /** What keeps its place meanwhile. */
  readonly fallback?: ReactNode;
}

/** What belongs to a table where the club has bound itself to a deal; one that breaks leaves the play alone. */
function WherePledged({ children, fallback = null }: LateProps) {
  const isPledged = useTable(({ table }) => table.pledge !== undefined || table.drawn !== undefined);
  if (!isPledged) return null;
  return (
    <PartBoundary part="record" frame={() => null}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </PartBoundary>
  );
}

/** Adds a number of this browser's to each deal of a table of the club. */
export function FairPlay() {
  return (
    <WherePledged>
      <GiveNonces />
    </WherePledged>
  );
}

/** Whether a deal that has just ended was dealt as the club was bound to deal it. */
export function DealMark({ deal }: { readonly deal: FinishedDeal }) {
  return (
    <WherePledged fallback={<span className="block min-h-11" />}>
      <LateMark number={deal.number} />
    </WherePledged>
  );
}

/** Opens the check of all deals, from where the record is. */
export function OpenFairness({ shape }: { readonly shape: "icon" | "button" }) {
  return (
    <WherePledged>
      <LateOpening shape={shape} />
    </WherePledged>
  );
}

/** Every deal of the table with each step of its check, and the receipt of the evening. */
export function FairnessDialog() {
  return (
    <WherePledged>
      <LateDialog />
    </WherePledged>
  );
}
