import { cardName } from "@trelyazh/i18n";
import type { CardJudgement } from "@trelyazh/solver";
import { useTranslation } from "react-i18next";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { useScene } from "./analysis-context.ts";
import type { Step } from "./report/deal-cards.ts";
import styles from "./verdict.module.css";

interface VerdictProps {
  /** Null before the first card. */
  readonly step: Step | null;
  /** Null while the card has not been weighed. */
  readonly judgement: CardJudgement | null;
}

/** The card that is looked at, in words. */
export function Verdict({ step, judgement }: VerdictProps) {
  const { t } = useTranslation();
  const headline = useHeadline(step);
  return (
    <div className={styles["verdict"]} role="status" data-slip={judgement !== null && judgement.loss > 0}>
      <p className="font-medium">{headline}</p>
      {step === null ? (
        <p className="text-ink-soft">{t(($) => $.analysis.step.keys)}</p>
      ) : (
        <p className={styles["line"]}>
          {useless(judgement) ? t(($) => $.analysis.step.only) : <Judged judgement={judgement} />}
        </p>
      )}
    </div>
  );
}

function useless(judgement: CardJudgement | null): boolean {
  return judgement !== null && judgement.worstLoss === 0 && judgement.best.length === 1;
}

function Judged({ judgement }: Pick<VerdictProps, "judgement">) {
  const { t } = useTranslation();
  if (judgement === null) return <span>{t(($) => $.analysis.step.waiting)}</span>;
  if (judgement.loss === 0) return <span>{t(($) => $.analysis.step.best)}</span>;
  return (
    <>
      <span>{t(($) => $.analysis.step.slip, { count: judgement.loss })}</span>
      {judgement.best.map((card) => (
        <span key={card}>
          <span className="sr-only">{cardName(t, card)}</span>
          <MiniCard card={card} shape="line" />
        </span>
      ))}
    </>
  );
}

function useHeadline(step: Step | null): string {
  const { t } = useTranslation();
  const { nameOf, held } = useScene();
  if (step === null) return t(($) => $.analysis.step.start);
  const { seat, by, card } = step.played;
  const told = { trick: step.trick + 1, name: nameOf(by), hand: nameOf(seat), card: cardName(t, card) };
  if (seat === by) return t(($) => $.analysis.step.played, told);
  return held.includes(seat)
    ? t(($) => $.analysis.step.playedFor, told)
    : t(($) => $.analysis.step.playedForDummy, told);
}
