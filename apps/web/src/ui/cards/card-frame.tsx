import type { Suit } from "@trelyazh/preferans";
import type { ReactNode } from "react";
import styles from "./card-frame.module.css";

/** The edge of every card, in the box of 100 × 140 that all of a card is drawn in. */
function Paper() {
  return <rect className={styles["paper"]} x="0.500" y="0.500" width="99" height="139" rx="8" />;
}

interface FaceFrameProps {
  readonly suit: Suit;
  readonly children: ReactNode;
}

/** A face: what is drawn on it has the suit's colour. Decoration only, the name is on the control around it. */
export function FaceFrame({ suit, children }: FaceFrameProps) {
  return (
    <svg
      viewBox="0 0 100 140"
      aria-hidden="true"
      className={`notranslate ${styles["card"]} ${styles["face"]}`}
      data-suit={suit}
    >
      <Paper />
      {children}
    </svg>
  );
}

interface BackFrameProps {
  /** Covers the field, under the fine line around it. */
  readonly pattern: ReactNode;
  /** Lies over both. */
  readonly children: ReactNode;
  /** May give the field a colour of its own, as `--back-field`. */
  readonly className?: string | undefined;
}

/** A back, which hides every card alike. */
export function BackFrame({ pattern, children, className = "" }: BackFrameProps) {
  return (
    <svg viewBox="0 0 100 140" aria-hidden="true" className={`${styles["card"]} ${className}`}>
      <Paper />
      <rect className={styles["field"]} x="6" y="6" width="88" height="128" rx="4" />
      {pattern}
      <rect className={styles["border"]} x="9.500" y="9.500" width="81" height="121" rx="2" />
      {children}
    </svg>
  );
}
