import type { FinishedDeal } from "@trelyazh/preferans";
import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useTable } from "#features/table/scene/table-context.ts";
import { Button } from "#ui/button.tsx";

// Not everybody analyses: the dialog is loaded when it is first asked for.
const AnalysisDialog = lazy(async () => {
  const { AnalysisDialog: dialog } = await import("#features/analysis/analysis-dialog.tsx");
  return { default: dialog };
});

interface DealAnalysis {
  readonly analyse: (deal: FinishedDeal) => void;
  /** Belongs inside of a table screen. */
  readonly dialog: ReactNode;
}

/** Opens the analysis of a finished deal over the table; `first` is open from the start. */
export function useDealAnalysis(first: FinishedDeal | null = null): DealAnalysis {
  const [deal, setDeal] = useState(first);
  const [open, setOpen] = useState(first !== null);
  return {
    analyse: useCallback((chosen: FinishedDeal) => {
      setDeal(chosen);
      setOpen(true);
    }, []),
    dialog: deal === null ? null : <AnalysisOf deal={deal} open={open} onOpenChange={setOpen} />,
  };
}

interface AnalysisOfProps {
  readonly deal: FinishedDeal;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function AnalysisOf({ deal, open, onOpenChange }: AnalysisOfProps) {
  const nameOf = useNames();
  const { settings, you, asked } = useTable((scene) => ({
    settings: scene.table.settings,
    you: scene.you,
    asked: scene.you !== null && scene.table.turn?.actor === scene.you,
  }));
  return (
    <Suspense>
      <AnalysisDialog
        record={{ deal, settings }}
        you={you}
        nameOf={nameOf}
        open={open}
        onOpenChange={onOpenChange}
        notice={asked ? <YourTurn onBack={() => onOpenChange(false)} /> : null}
      />
    </Suspense>
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
