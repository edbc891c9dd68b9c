import { finishInterval, type FinishRate } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";
import { useLateTexts } from "#lib/use-window-texts.ts";

/** Whoever does not finish all of them never reads that they do. */
function percent(share: number): number {
  return Math.floor(share * 100);
}

function useWords({ finished, of }: FinishRate) {
  useLateTexts("withPeople");
  const { t } = useTranslation();
  if (of === 0) return { short: t(($) => $.conduct.new), long: t(($) => $.conduct.newLong) };
  const { low, high } = finishInterval({ finished, of });
  const share = percent(finished / of);
  return {
    short: t(($) => $.conduct.short, { percent: share, of }),
    long: t(($) => $.conduct.long, { finished, of, percent: share, low: percent(low), high: Math.ceil(high * 100) }),
  };
}

interface ShortFinishRateProps {
  readonly rate: FinishRate;
  readonly className?: string | undefined;
}

/** How somebody finishes what they begin, in a few signs; all of it for whoever points at it or hears it read. */
export function ShortFinishRate({ rate, className = "" }: ShortFinishRateProps) {
  const { short, long } = useWords(rate);
  return (
    <span title={long} className={`tabular-nums ${className}`}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{long}</span>
    </span>
  );
}

/** All of it in words. */
export function LongFinishRate({ rate }: { readonly rate: FinishRate }) {
  return <span>{useWords(rate).long}</span>;
}
