import type { ReactNode } from "react";
import styles from "./bubble.module.css";

interface SaidProps {
  readonly isMine: boolean;
  readonly isFailed?: boolean;
  readonly children: ReactNode;
}

/** What one person has said in one go: one's own stands at the other side. */
export function Said({ isMine, isFailed = false, children }: SaidProps) {
  return (
    <li className={styles["said"]} data-mine={isMine} data-failed={isFailed}>
      {children}
    </li>
  );
}

interface BubbleProps {
  readonly children: ReactNode;
  /** What there is to say of the line; nothing unless told. */
  readonly aside?: string | undefined;
}

export function Bubble({ children, aside }: BubbleProps) {
  return (
    <p className={styles["bubble"]}>
      {children}
      {aside === undefined ? null : <span className={styles["aside"]}>{aside}</span>}
    </p>
  );
}
