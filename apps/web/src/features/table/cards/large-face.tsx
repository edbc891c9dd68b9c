import { suitOf, type Card } from "@trelyazh/preferans";
import { cardIndex } from "@trelyazh/i18n";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { PlacedSuit } from "#ui/cards/suit-mark.tsx";
import styles from "./large-face.module.css";

/** The face of a card that is read from afar: its index in the corner, where a hand shows it, and its suit. Decoration only. */
export const LargeFace = memo(function LargeFace({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const suit = suitOf(card);
  const index = cardIndex(t, card);
  return (
    <svg viewBox="0 0 100 140" aria-hidden="true" className={`notranslate ${styles["face"]}`} data-suit={suit}>
      <rect className={styles["paper"]} x="0.500" y="0.500" width="99" height="139" rx="8" />
      <text className={styles["index"]} x="20" y="41" textAnchor="middle" data-wide={index.length > 1 || undefined}>
        {index}
      </text>
      <PlacedSuit suit={suit} x={20} y={62} size={28} />
      <PlacedSuit suit={suit} x={64} y={97} size={56} />
    </svg>
  );
});
