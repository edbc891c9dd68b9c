import type { Seat } from "@trelyazh/preferans";
import { bidName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { useScene } from "./analysis-context.ts";
import { tricksLostBy } from "./report/report.ts";

/** Every player's accuracy, what their slips came to, and the game that they could have made. */
export function AccuracyList() {
  const { t } = useTranslation();
  const { held } = useScene();
  return (
    <ul className="grid auto-cols-fr grid-flow-col gap-2 sm:gap-3" aria-label={t(($) => $.analysis.accuracy.title)}>
      {held.map((seat) => (
        <PlayersAccuracy key={seat} seat={seat} />
      ))}
    </ul>
  );
}

function PlayersAccuracy({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { analysis, nameOf } = useScene();
  const figure = analysis.result?.accuracy[seat] ?? null;
  return (
    <li className="flex min-w-0 flex-col gap-0.5 rounded-soft bg-sunken px-3 py-2.5 sm:px-4 sm:py-3">
      <span translate="no" className="truncate text-sm font-medium">
        {nameOf(seat)}
      </span>
      <span className="font-display text-2xl leading-tight font-semibold tabular-nums lining-nums sm:text-3xl">
        {figure === null ? "–" : t(($) => $.analysis.accuracy.percent, { value: Math.round(figure) })}
      </span>
      <span className="text-[0.8125rem] leading-snug text-ink-soft">{useSlips(seat)}</span>
      <span className="text-[0.8125rem] leading-snug text-brass-text">{useBestBid(seat)}</span>
    </li>
  );
}

function useSlips(seat: Seat): string {
  const { t } = useTranslation();
  const { result, cards } = useScene().analysis;
  if (result === null) return "…";
  if ((result.accuracy[seat] ?? null) === null) return t(($) => $.analysis.accuracy.noChoice);
  const count = tricksLostBy(cards, seat);
  return count === 0 ? t(($) => $.analysis.accuracy.clean) : t(($) => $.analysis.accuracy.slips, { count });
}

function useBestBid(seat: Seat): string {
  const { t } = useTranslation();
  const bid = useScene().analysis.bids.get(seat);
  if (bid === undefined) return "…";
  if (bid === null) return t(($) => $.analysis.accuracy.bestNone);
  return t(($) => $.analysis.accuracy.best, { bid: bidName(t, bid).toLowerCase() });
}
