import type { Bid, Game, Level } from "@trelyazh/preferans";
import { bidName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { SuitMark } from "./suit-mark.tsx";

function isPlainGame(bid: Bid): bid is Game {
  return /^\d+[scdhn]$/.test(bid);
}

/** A bid as short as it can be drawn: "6♠" with our own suit; decoration, its name is read from `bidName`. */
export function BidMark({ bid }: { readonly bid: Bid }) {
  const { t } = useTranslation();
  if (!isPlainGame(bid)) return <span>{bidName(t, bid)}</span>;
  const level = Number.parseInt(bid, 10) as Level;
  const denomination = bid.at(-1);
  return (
    <span className="inline-flex items-center gap-[0.15em] tabular-nums">
      <span className="sr-only">{bidName(t, bid)}</span>
      <span aria-hidden="true" translate="no" className="inline-flex items-center gap-[0.15em]">
        <span>{level}</span>
        {denomination === "s" || denomination === "c" || denomination === "d" || denomination === "h" ? (
          <SuitMark suit={denomination} />
        ) : (
          <span className="text-[0.82em] tracking-tight">{t(($) => $.cards.noTrumpShort)}</span>
        )}
      </span>
    </span>
  );
}
