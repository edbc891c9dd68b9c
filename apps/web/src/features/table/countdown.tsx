import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Before that, a number would only make nervous. */
const SHOWN_FROM_SECONDS = 10;
const TICK_MS = 250;

interface CountdownProps {
  readonly deadlineAt: number;
  readonly clockOffsetMs: number;
}

/** The last seconds for the viewer's own decision, as a number. */
export function Countdown({ deadlineAt, clockOffsetMs }: CountdownProps) {
  const { t } = useTranslation();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const count = Math.ceil((deadlineAt - clockOffsetMs - nowMs) / 1000);
  if (count > SHOWN_FROM_SECONDS || count < 0) return null;
  return <span className="countdown">{t(($) => $.table.secondsLeft, { count })}</span>;
}
