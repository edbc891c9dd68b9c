import type { FinishedDeal } from "@trelyazh/preferans";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useTable } from "#features/table/scene/table-context.ts";
import { useDealOnTop, useIsOpen, useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";

// Not everybody analyses: the dialog is loaded when it is first asked for.
const AnalysisDialog = lazy(async () => {
  const { AnalysisDialog: dialog } = await import("#features/analysis/analysis-dialog.tsx");
  return { default: dialog };
});

/** Returns how to open the analysis of a finished deal over the table. */
export function useAnalyse(): (deal: FinishedDeal) => void {
  const { open } = useLayers();
  return useCallback(({ number }: FinishedDeal) => open("analysis", number), [open]);
}

/** The analysis of the deal in the address. It goes on when the next deal has ended meanwhile. */
export function DealAnalysis() {
  const wanted = useDealOnTop();
  const isOpen = useIsOpen("analysis");
  const last = useTable(({ lastDeal }) => lastDeal);
  const [deal, setDeal] = useState<FinishedDeal | null>(null);
  if (last !== null && last !== deal && last.number === wanted && deal?.number !== wanted) setDeal(last);
  if (isOpen && deal?.number !== wanted) return <NotAtHand />;
  return deal === null ? null : <AnalysisOf deal={deal} />;
}

/** A link may be older than what the page has seen of the table. */
function NotAtHand() {
  const { t } = useTranslation();
  return (
    <Dialog layer="analysis" title={t(($) => $.analysis.notAtHand.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.analysis.notAtHand.text)}</p>
    </Dialog>
  );
}

function AnalysisOf({ deal }: { readonly deal: FinishedDeal }) {
  const { t } = useTranslation();
  const { close } = useLayers();
  const nameOf = useNames();
  const { settings, you, asked } = useTable((scene) => ({
    settings: scene.table.settings,
    you: scene.you,
    asked: scene.you !== null && scene.table.turn?.actor === scene.you,
  }));
  return (
    <PartBoundary
      part="analysis"
      frame={(broken) => (
        <Dialog layer="analysis" title={t(($) => $.analysis.openDeal, { deal: deal.number })}>
          {broken}
        </Dialog>
      )}
    >
      <Suspense>
        <AnalysisDialog
          record={{ deal, settings }}
          you={you}
          nameOf={nameOf}
          notice={asked ? <YourTurn onBack={() => close("analysis")} /> : null}
        />
      </Suspense>
    </PartBoundary>
  );
}

/** The next deal does not wait for whoever analyses the last one. */
function YourTurn({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="sticky top-0 z-10 mb-4 flex items-center gap-3 rounded-soft bg-ink py-2 pr-2 pl-4 text-canvas shadow-m">
      <p role="status" className="grow text-[0.9375rem] leading-snug">
        {t(($) => $.analysis.yourTurn)}
      </p>
      <Button look="primary" size="s" onClick={onBack}>
        {t(($) => $.analysis.back)}
      </Button>
    </div>
  );
}
