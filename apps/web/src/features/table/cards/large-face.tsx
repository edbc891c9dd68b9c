import { suitOf, type Card } from "@trelyazh/preferans";
import { cardIndex } from "@trelyazh/i18n";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { FaceFrame } from "#ui/cards/card-frame.tsx";
import { PlacedSuit } from "#ui/cards/suit-mark.tsx";
import styles from "./large-face.module.css";

/** The face of a card that is read from afar: its index in the corner, where a hand shows it, and its suit. */
export const LargeFace = memo(function LargeFace({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const suit = suitOf(card);
  const index = cardIndex(t, card);
  return (
    <FaceFrame suit={suit}>
      <text className={styles["index"]} x="20" y="41" textAnchor="middle" data-wide={index.length > 1 || undefined}>
        {index}
      </text>
      <PlacedSuit suit={suit} x={20} y={62} size={28} />
      <PlacedSuit suit={suit} x={64} y={97} size={56} />
    </FaceFrame>
  );
});
