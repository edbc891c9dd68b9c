import type { FinishedDeal } from "@trelyazh/preferans";
import { ShieldCheck } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { useTable } from "../scene/table-context.ts";

// What goes by itself beside the play may come a moment after it.
const GiveNonces = lazy(async () => ({ default: (await import("./give-nonces.tsx")).GiveNonces }));
const LateMark = lazy(async () => ({ default: (await import("./deal-mark.tsx")).DealMark }));
const EveningCheck = lazy(async () => ({ default: (await import("./evening-check.tsx")).EveningCheck }));

/** Says whether the club has bound itself to any deal of this table. */
function useIsPledged(): boolean {
  return useTable(({ table }) => table.pledge !== undefined || table.drawn !== undefined);
}

/** Adds a number of this browser's to each deal of a table of the club. */
export function FairPlay() {
  return (
    <PartBoundary part="record" frame={() => null}>
      <Suspense>
        <GiveNonces />
      </Suspense>
    </PartBoundary>
  );
}

/** Whether a deal that has just ended was dealt as the club was bound to deal it. */
export function DealMark({ deal }: { readonly deal: FinishedDeal }) {
  if (!useIsPledged()) return null;
  return (
    <PartBoundary part="record" frame={() => null}>
      <Suspense fallback={<span className="block min-h-11" />}>
        <LateMark number={deal.number} />
      </Suspense>
    </PartBoundary>
  );
}

/** Opens the check of all deals, from where the record is. */
export function OpenFairness({ shape }: { readonly shape: "icon" | "button" }) {
  const { t } = useTranslation();
  const { open } = useLayers();
  if (!useIsPledged()) return null;
  const label = t(($) => $.table.checkDeals);
  const onClick = () => open("fairness");
  if (shape === "icon") {
    return (
      <IconButton label={label} onClick={onClick}>
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    );
  }
  return (
    <Button onClick={onClick}>
      <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{label}</span>
    </Button>
  );
}

/** Every deal of the table with each step of its check, and the receipt of the evening. */
export function FairnessDialog() {
  const { t } = useTranslation();
  if (!useIsPledged()) return null;
  return (
    <Dialog layer="fairness" title={t(($) => $.table.checkDeals)} shape="page">
      <Suspense>
        <EveningCheck />
      </Suspense>
    </Dialog>
  );
}
