import { personsAt, type Seat } from "@trelyazh/preferans";
import { resultSentence } from "@trelyazh/i18n";
import type { FinishedPulya } from "@trelyazh/solver";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "#ui/dialog.tsx";
import { AccuracyList } from "./accuracy-list.tsx";
import { AnalysisContext } from "./analysis-context.ts";
import { CardByCard } from "./card-by-card.tsx";
import { seatsFrom, stepsOf } from "./report/deal-cards.ts";
import { Findings } from "./findings.tsx";
import { OpenHands } from "./open-hands.tsx";
import { useAnalysis } from "./report/use-analysis.ts";
import { WorthTable } from "./worth-table.tsx";

interface AnalysisProps {
  readonly record: FinishedPulya;
  readonly you: Seat | null;
  readonly nameOf: (seat: Seat) => string;
}

interface AnalysisDialogProps extends AnalysisProps {
  /** What is to be said of the game that goes on meanwhile. */
  readonly notice: ReactNode;
}

/** A finished deal with all cards open: what each card has cost, and what could have been made. */
export function AnalysisDialog({ notice, ...analysis }: AnalysisDialogProps) {
  const { t } = useTranslation();
  const { number } = analysis.record.deal;
  return (
    <Dialog layer="analysis" title={t(($) => $.analysis.title, { deal: number })} shape="page">
      {notice}
      <AnalysisOfDeal {...analysis} key={number} />
    </Dialog>
  );
}

function NotPlayed() {
  const { t } = useTranslation();
  const text = t(($) => $.analysis.notPlayed);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing else here takes the focus, and the dialog scrolls
    <section className="flex flex-col gap-4" aria-label={text} tabIndex={0}>
      <p className="text-ink-soft">{text}</p>
      <OpenHands moment={{ steps: [], at: 0, better: [] }} />
    </section>
  );
}

/** Computes for as long as it is shown. */
function AnalysisOfDeal({ record, you, nameOf }: AnalysisProps) {
  const { t } = useTranslation();
  const { deal } = record;
  const { players } = record.settings;
  const analysis = useAnalysis(record);
  const scene = useMemo(() => {
    const seats = seatsFrom(deal, you);
    const held = seats.filter((seat) => personsAt(players).includes(seat));
    return { deal, seats, held, nameOf, analysis };
  }, [deal, you, players, nameOf, analysis]);
  return (
    <AnalysisContext value={scene}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-2">
          <p className="font-display text-lg leading-snug font-semibold text-balance text-brass-text">
            {resultSentence({ t, nameOf, you }, deal.result)}
          </p>
          <Findings />
          {deal.result.kind === "allPass" ? (
            <p className="text-sm leading-snug text-ink-soft">{t(($) => $.analysis.allPassNote)}</p>
          ) : null}
        </div>
        <AccuracyList />
        {stepsOf(deal).length === 0 ? <NotPlayed /> : <CardByCard />}
        <WorthTable />
      </div>
    </AnalysisContext>
  );
}
