import type { FinishedDeal } from "@trelyazh/preferans";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { finishedDealIn, reachesDeal } from "#features/table/scene/record.ts";
import { useNames, useTable, type TableActions } from "#features/table/scene/table-context.ts";
import { useDealOnTop, useLayer, useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { Spinner } from "#ui/spinner.tsx";

// Not everybody analyses: the dialog is loaded when it is first asked for.
const AnalysisDialog = lazy(async () => {
  const { AnalysisDialog: dialog } = await import("#features/analysis/analysis-dialog.tsx");
  return { default: dialog };
});

/** Returns how to open the analysis of a finished deal over the table. */
export function useAnalyse(): TableActions["analyse"] {
  const { open } = useLayers();
  return useCallback<TableActions["analyse"]>(({ number }) => open("analysis", number), [open]);
}

/** Returns that deal as it ended, as soon as the record goes back to it. */
function useFinishedDeal(wanted: number | null): FinishedDeal | null {
  const { last, record, settings } = useTable((scene) => ({
    last: scene.lastDeal,
    record: wanted === null || scene.lastDeal?.number === wanted ? null : scene.record,
    settings: scene.table.settings,
  }));
  return useMemo(() => {
    if (wanted === null) return null;
    return record === null ? last : finishedDealIn(record, settings, wanted);
  }, [wanted, last, record, settings]);
}

/** The analysis of the deal in the address. It goes on when the next deal has ended meanwhile. */
export function DealAnalysis() {
  const wanted = useDealOnTop();
  // It stays open from one window to the next: until the deal is read, and until the analysis is loaded.
  const [isOpen] = useLayer("analysis");
  const [deal, setDeal] = useState<FinishedDeal | null>(null);
  const found = useFinishedDeal(isOpen && deal?.number !== wanted ? wanted : null);
  if (found !== null) setDeal(found);
  if (isOpen && deal?.number !== wanted) return <NotAtHand deal={wanted} />;
  return deal === null ? null : <AnalysisOf deal={deal} />;
}

/** It has to be read, or there is no such deal: a link is what anybody can write. */
function NotAtHand({ deal }: { readonly deal: number | null }) {
  const { t } = useTranslation();
  const isRead = useTable(
    ({ record, unread, readsPast }) => deal !== null && readsPast && unread !== null && !reachesDeal(record, deal),
  );
  if (isRead) {
    return (
      <Dialog layer="analysis" title={t(($) => $.analysis.title, { deal: deal ?? 0 })}>
        <Spinner />
      </Dialog>
    );
  }
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
