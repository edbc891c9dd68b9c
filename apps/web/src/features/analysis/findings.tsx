import { Progress } from "@base-ui/react/progress";
import { bidName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { useScene } from "./analysis-context.ts";

/** How far the computing is, and then what the deal held. */
export function Findings() {
  const { t } = useTranslation();
  const { analysis } = useScene();
  if (analysis.state === "failed") {
    return (
      <p role="alert" className="text-danger">
        {t(($) => $.analysis.failed)}
      </p>
    );
  }
  return analysis.result === null ? <Computing /> : <ParSentence />;
}

function Computing() {
  const { t } = useTranslation();
  const { done, of } = useScene().analysis;
  const text = t(($) => $.analysis.progress, { done, of });
  return (
    <Progress.Root value={of === 0 ? null : done} max={Math.max(of, 1)} getAriaValueText={() => text}>
      <Progress.Label className="flex h-6 items-center text-[0.9375rem] text-ink-soft tabular-nums">
        {text}
      </Progress.Label>
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-sunken">
        <Progress.Indicator className="h-full bg-brass transition-[width] duration-(--quick)" />
      </Progress.Track>
    </Progress.Root>
  );
}

function ParSentence() {
  const { t } = useTranslation();
  const { analysis, nameOf } = useScene();
  const par = analysis.result?.par ?? null;
  return (
    <p className="min-h-7 text-pretty text-[0.9375rem] text-ink-soft" aria-live="polite">
      {par === null
        ? t(($) => $.analysis.noPar)
        : t(($) => $.analysis.par, { bid: bidName(t, par.bid).toLowerCase(), name: nameOf(par.seat) })}
    </p>
  );
}
