import styles from "./card-back.module.css";
import { BackFrame } from "./card-frame.tsx";

/** The club's trellis. */
export function CardBack() {
  return (
    <BackFrame pattern={<Trellis />}>
      <path className={styles["medallion"]} d="M50 46 72 70 50 94 28 70Z" />
      <path className={styles["mark"]} d="M50 58 61 70 50 82 39 70Z" />
    </BackFrame>
  );
}

function Trellis() {
  return (
    <svg x="6" y="6" width="88" height="128" viewBox="0 0 88 128">
      <path className={styles["trellis"]} d={TRELLIS} />
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
