import { useState, type CSSProperties } from "react";

interface ClockRingProps {
  readonly deadlineAt: number | null;
  readonly turnSeconds: number;
  readonly clockOffsetMs: number;
}

/** A ring that runs out with the time for one move. The browser animates it; only its start is computed, when it appears. */
export function ClockRing({ deadlineAt, turnSeconds, clockOffsetMs }: ClockRingProps) {
  const totalMs = turnSeconds * 1000;
  const [shownAtMs] = useState(() => Date.now() + clockOffsetMs);
  const leftMs = deadlineAt === null ? totalMs : deadlineAt - shownAtMs;
  const elapsedMs = Math.min(totalMs, Math.max(0, totalMs - leftMs));
  const style: CSSProperties = { animationDuration: `${totalMs}ms`, animationDelay: `${-elapsedMs}ms` };
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" className="clock-ring" data-timed={deadlineAt !== null}>
      <circle cx="24" cy="24" r="22" className="clock-track" />
      <circle cx="24" cy="24" r="22" pathLength="100" className="clock-hand" style={style} />
    </svg>
  );
}
