import type { Card, Rank, Suit } from "@trelyazh/preferans";
import { cardIndex } from "@trelyazh/i18n";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./card-face.module.css";
import { FaceFrame } from "./card-frame.tsx";
import { Court, type CourtRank } from "./court.tsx";
import { PIPS } from "./pips.ts";
import { PlacedSuit } from "./suit-mark.tsx";

function Ace({ suit }: { readonly suit: Suit }) {
  return (
    <>
      <circle className={styles["ring"]} cx="50" cy="70" r="29" />
      <circle className={styles["ring-fine"]} cx="50" cy="70" r="32" />
      <PlacedSuit suit={suit} x={50} y={70} size={38} />
    </>
  );
}

function isCourt(rank: Rank): rank is CourtRank {
  return rank === "J" || rank === "Q" || rank === "K";
}

function Middle({ rank, suit }: { readonly rank: Rank; readonly suit: Suit }) {
  if (rank === "A") return <Ace suit={suit} />;
  if (isCourt(rank)) return <Court rank={rank} suit={suit} />;
  return PIPS[rank].map(({ x, y, turned }) => (
    <PlacedSuit key={`${x}-${y}`} suit={suit} x={x} y={y} size={19} turned={turned} />
  ));
}

function Corner({ index, suit }: { readonly index: string; readonly suit: Suit }) {
  return (
    <>
      <text className={styles["index"]} x="13.500" y="26" textAnchor="middle" data-wide={index.length > 1 || undefined}>
        {index}
      </text>
      <PlacedSuit suit={suit} x={13.5} y={39} size={17} />
    </>
  );
}

/** The face of a card as cards are drawn. */
export const CardFace = memo(function CardFace({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  // A card is its rank followed by its suit.
  const [rank, suit] = [...card] as [Rank, Suit];
  const index = cardIndex(t, card);
  return (
    <FaceFrame suit={suit}>
      <Corner index={index} suit={suit} />
      <g transform="rotate(180 50 70)">
        <Corner index={index} suit={suit} />
      </g>
      <Middle rank={rank} suit={suit} />
    </FaceFrame>
  );
});
