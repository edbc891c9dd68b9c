import { personName, signedNumber } from "@trelyazh/i18n";
import type { AlikePair } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { isFit, WordsField } from "../words-field.tsx";
import { useDecideAct, useKeepApart } from "./use-moderating.ts";

interface PairProps {
  readonly pair: AlikePair;
}

function usePairName({ one, other }: AlikePair) {
  const { t } = useTranslation();
  return { one: personName(t, one.name), other: personName(t, other.name) };
}

/** Has two people sit at no table together, or lets them again; both are told in those words. */
function Apart({ pair }: PairProps) {
  const { t } = useTranslation();
  const names = usePairName(pair);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const keepApart = useKeepApart();
  const lift = useDecideAct();
  const { one, other, apartBy } = pair;
  const isReady = words.trim() !== "" && isFit(words) && !keepApart.isPending && !lift.isPending;
  const said = words.trim();
  const decide = () =>
    apartBy === null
      ? keepApart.mutate({ oneId: one.id, otherId: other.id, reason: "cheating", words: said, hours: null })
      : lift.mutate({ actId: apartBy, lifts: true, words: said });
  const label = apartBy === null ? t(($) => $.moderation.alike.apart) : t(($) => $.moderation.alike.lift);
  const labelOf =
    apartBy === null ? t(($) => $.moderation.alike.apartOf, names) : t(($) => $.moderation.alike.liftOf, names);
  if (!isOpen)
    return (
      <Button className="self-start" aria-label={labelOf} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <div className="flex flex-col gap-3">
      <WordsField label={t(($) => $.moderation.alike.words)} value={words} onChange={setWords} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={!isReady} onClick={decide}>
          {label}
        </Button>
        <Button look="ghost" onClick={() => setOpen(false)}>
          {t(($) => $.moderation.appeal.cancel)}
        </Button>
      </div>
    </div>
  );
}

function Pair({ pair }: PairProps) {
  const { t } = useTranslation();
  const names = usePairName(pair);
  const { together, ofOne, ofOther, oneToOther, otherToOne, networks, sameBrowser } = pair;
  const near = [
    ...(networks > 0 ? [t(($) => $.moderation.alike.networks, { count: networks })] : []),
    ...(sameBrowser ? [t(($) => $.moderation.alike.sameBrowser)] : []),
  ].join(", ");
  return (
    <li className="flex flex-col gap-3 rounded-round border border-line bg-surface p-5 shadow-s">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold break-words">{t(($) => $.moderation.alike.pair, names)}</h2>
        {pair.apartBy === null ? null : (
          <p className="text-sm text-brass-text">{t(($) => $.moderation.alike.isApart)}</p>
        )}
      </div>
      <ul className="flex flex-col gap-1 leading-relaxed text-ink-soft tabular-nums">
        <li>{t(($) => $.moderation.alike.together, { count: together, ofOne, ofOther })}</li>
        <li>
          {t(($) => $.moderation.alike.balance, {
            one: signedNumber(pair.oneBalance),
            other: signedNumber(pair.otherBalance),
          })}
        </li>
        <li>{t(($) => $.moderation.alike.flow, { oneToOther, otherToOne })}</li>
        {near === "" ? null : <li className="text-brass-text">{near}</li>}
      </ul>
      <Apart key={pair.apartBy} pair={pair} />
    </li>
  );
}

/** Pairs of people with the figures in which they are alike. Nothing follows from them by itself. */
export function AlikeList({ pairs }: { readonly pairs: readonly AlikePair[] }) {
  const { t } = useTranslation();
  if (pairs.length === 0) return <p className="text-ink-soft">{t(($) => $.moderation.alike.none)}</p>;
  return (
    <ul className="flex flex-col gap-4">
      {pairs.map((pair) => (
        <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
    </ul>
  );
}
