import { suitOf, type Card } from "@trelyazh/preferans";
import { cardIndex } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import styles from "./mini-card.module.css";
import { SuitMark } from "./suit-mark.tsx";

interface MiniCardProps {
  readonly card: Card;
  /** A small card, or its index and suit in a line of text. */
  readonly shape: "card" | "line";
}

/** A card where there is no room for its face; decoration only, its name is told beside it. */
export function MiniCard({ card, shape }: MiniCardProps) {
  const { t } = useTranslation();
  return (
    <span aria-hidden="true" translate="no" className={styles["mini"]} data-shape={shape} data-suit={suitOf(card)}>
      <span>{cardIndex(t, card)}</span>
      <SuitMark suit={suitOf(card)} />
    </span>
  );
}
