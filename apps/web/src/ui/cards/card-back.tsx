import styles from "./card-back.module.css";

/** The club's trellis, which hides every card alike. */
export function CardBack() {
  return (
    <svg viewBox="0 0 100 140" aria-hidden="true" className={styles["back"]}>
      <rect className={styles["paper"]} x="0.500" y="0.500" width="99" height="139" rx="8" />
      <rect className={styles["field"]} x="6" y="6" width="88" height="128" rx="4" />
      <svg x="6" y="6" width="88" height="128" viewBox="0 0 88 128">
        <path className={styles["trellis"]} d={TRELLIS} />
      </svg>
      <rect className={styles["border"]} x="9.500" y="9.500" width="81" height="121" rx="2" />
      <path className={styles["medallion"]} d="M50 46 72 70 50 94 28 70Z" />
      <path className={styles["mark"]} d="M50 58 61 70 50 82 39 70Z" />
    </svg>
  );
}

const STEP = 14.666;

function diagonals(): string {
  const lines: string[] = [];
  for (let offset = -8; offset <= 14; offset += 1) {
    const x = (offset * STEP).toFixed(2);
    lines.push(`M${x} 0l116.360 128`, `M${x} 128l116.360-128`);
  }
  return lines.join("");
}

const TRELLIS = diagonals();
