import type { Card } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import type { PlanStep } from "@trelyazh/table";
import { ArrowRight, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useNames, useTable } from "../scene/table-context.ts";

interface PlanStepsProps {
  readonly onRemove: (card: Card) => void;
}

/** The plan step by step, the first one first. */
export function PlanSteps({ onRemove }: PlanStepsProps) {
  const { t } = useTranslation();
  const steps = useTable(({ plan }) => plan);
  if (steps.length === 0) return null;
  return (
    <ol aria-label={t(($) => $.table.catching.plan)} className="flex flex-col gap-1.5">
      {steps.map((step, index) => (
        <Step key={step.card} step={step} number={index + 1} onRemove={onRemove} />
      ))}
    </ol>
  );
}

interface StepProps extends PlanStepsProps {
  readonly step: PlanStep;
  readonly number: number;
}

/** What is led, what it is aimed at, and who has thought of it. */
function Step({ step: { card, to, by }, number, onRemove }: StepProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const name = cardName(t, card);
  return (
    <li className="flex items-center gap-2 rounded-soft bg-sunken pl-4">
      <span className="font-semibold tabular-nums">{number}</span>
      <span className="sr-only">
        {to === null ? name : t(($) => $.table.catching.aims, { card: name, target: cardName(t, to) })}
      </span>
      <MiniCard card={card} shape="line" />
      {to === null ? null : (
        <>
          <ArrowRight size={16} aria-hidden="true" />
          <MiniCard card={to} shape="line" />
        </>
      )}
      <span translate="no" className="ml-auto truncate text-sm text-ink-soft">
        {nameOf(by)}
      </span>
      <IconButton label={t(($) => $.table.catching.remove, { card: name })} onClick={() => onRemove(card)}>
        <X size={18} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
