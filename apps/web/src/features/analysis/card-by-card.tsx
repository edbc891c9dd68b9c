import { ChevronFirst, ChevronLeft, ChevronRight, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useScene } from "./analysis-context.ts";
import styles from "./card-by-card.module.css";
import { stepsOf } from "./report/deal-cards.ts";
import { OpenHands } from "./open-hands.tsx";
import { nextSlip } from "./report/report.ts";
import { TrickTable } from "./trick-table.tsx";
import { useCursor } from "./use-cursor.ts";
import { Verdict } from "./verdict.tsx";

interface ControlsProps {
  readonly at: number;
  readonly last: number;
  readonly go: (to: number) => void;
}

function Controls({ at, last, go }: ControlsProps) {
  const { t } = useTranslation();
  const { analysis } = useScene();
  const slip = nextSlip(analysis.cards, at);
  return (
    <div className="flex flex-wrap items-center gap-1">
      <IconButton label={t(($) => $.analysis.step.first)} disabled={at === 0} onClick={() => go(0)}>
        <ChevronFirst size={20} aria-hidden="true" />
      </IconButton>
      <IconButton label={t(($) => $.analysis.step.previous)} disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft size={22} aria-hidden="true" />
      </IconButton>
      <IconButton label={t(($) => $.analysis.step.next)} disabled={at === last} onClick={() => go(at + 1)}>
        <ChevronRight size={22} aria-hidden="true" />
      </IconButton>
      <Button size="s" className="ml-auto" disabled={slip === null} onClick={() => slip !== null && go(slip)}>
        <CircleAlert size={16} aria-hidden="true" />
        <span>{t(($) => $.analysis.step.nextSlip)}</span>
      </Button>
    </div>
  );
}

/** The play again, one card after the other, all hands open. */
export function CardByCard() {
  const { t } = useTranslation();
  const { deal, analysis } = useScene();
  const steps = stepsOf(deal);
  const { at, go } = useCursor(steps.length);
  const judgement = at === 0 ? null : (analysis.cards[at - 1] ?? null);
  const better = judgement === null || judgement.loss === 0 ? [] : judgement.best;
  const title = t(($) => $.analysis.step.title);
  return (
    <section className={styles["card-by-card"]} aria-label={title}>
      <div className="flex min-w-0 flex-col gap-4">
        <OpenHands moment={{ steps, at, better }} />
        <Verdict step={steps[at - 1] ?? null} judgement={judgement} />
        <Controls at={at} last={steps.length} go={go} />
      </div>
      <TrickTable at={at} go={go} />
    </section>
  );
}
