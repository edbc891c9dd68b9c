import { useState, type CSSProperties } from "react";
import { useGlance } from "../scene/table-context.ts";
import type { Run } from "./clock.ts";
import styles from "./clock-ring.module.css";

interface ClockRingProps {
  /** Null: somebody thinks without a clock. */
  readonly run: Run | null;
}

/** A ring that runs out with the time. The browser animates it; only its start is computed, when it appears. */
export function ClockRing({ run: shown }: ClockRingProps) {
  const { clockOffsetMs } = useGlance()();
  const [run] = useState(shown);
  const [shownAtMs] = useState(() => Date.now() + clockOffsetMs);
  const leftMs = run === null ? 0 : Math.max(0, run.deadlineAt - shownAtMs);
  const totalMs = run?.totalMs ?? leftMs;
  const elapsedMs = Math.min(totalMs, Math.max(0, totalMs - leftMs));
  const style: CSSProperties = { animationDuration: `${totalMs}ms`, animationDelay: `${-elapsedMs}ms` };
  return (
    <svg
      viewBox="0 0 48 48"
      aria-hidden="true"
      className={styles["ring"]}
      data-timed={run !== null}
      data-bank={run?.bank ?? undefined}
    >
      <circle cx="24" cy="24" r="22" className={styles["track"]} />
      <circle cx="24" cy="24" r="22" pathLength="100" className={styles["hand"]} style={style} />
    </svg>
  );
}
