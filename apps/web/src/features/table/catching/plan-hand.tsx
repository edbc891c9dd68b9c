import type { Card } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { suitRows } from "#ui/cards/hand-order.ts";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { usePlanMark } from "../scene/plan.ts";
import styles from "./plan-hand.module.css";

interface PlanHandProps {
  readonly label: string;
  readonly cards: readonly Card[];
  /** Where an arrow begins that has no end yet. */
  readonly from: Card | null;
  readonly onTap: (card: Card) => void;
}

/** Cards that can be planned with, a row for each suit. */
export function PlanHand({ label, cards, from, onTap }: PlanHandProps) {
  return (
    <section aria-label={label}>
      <h3 className="mb-1 text-sm font-medium text-ink-soft">{label}</h3>
      <div className={styles["suits"]}>
        {suitRows(cards).map((row) => (
          <div key={row[0]} className={styles["suit"]}>
            {row.map((card) => (
              <PlanCard key={card} card={card} isFrom={card === from} onTap={onTap} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

interface PlanCardProps {
  readonly card: Card;
  readonly isFrom: boolean;
  readonly onTap: (card: Card) => void;
}

function PlanCard({ card, isFrom, onTap }: PlanCardProps) {
  const { t } = useTranslation();
  const mark = usePlanMark(card);
  const name = cardName(t, card);
  const place = mark === null ? "" : `, ${t(($) => $.table.catching[mark.part], { number: mark.number })}`;
  return (
    <button
      type="button"
      className={styles["card"]}
      aria-label={`${name}${place}`}
      aria-pressed={mark?.part === "begins" || isFrom}
      data-part={isFrom ? "from" : mark?.part}
      data-number={mark?.number}
      onClick={() => onTap(card)}
    >
      <MiniCard card={card} shape="card" />
    </button>
  );
}
