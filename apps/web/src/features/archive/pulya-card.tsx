import { occupantName, personName, signedNumber } from "@trelyazh/i18n";
import type { PulyaLine, PulyaPlayerLine } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { NotebookPen, ScrollText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { ConditionsNoteOf } from "#ui/conditions/conditions-note.tsx";

/** How somebody is called who played there. */
function useNameOf(me: string): (player: PulyaPlayerLine) => string {
  const { t } = useTranslation();
  return ({ kind, name, persona, userId }) => {
    if (name === null) return t(($) => $.pulyas.hidden);
    if (userId === me) return t(($) => $.pulyas.you, { name: personName(t, name) });
    return occupantName(t, { kind, name, persona });
  };
}

interface PlayersProps {
  readonly players: readonly PulyaPlayerLine[];
  readonly me: string;
}

/** Who played, the best balance first. */
function Players({ players, me }: PlayersProps) {
  const { t } = useTranslation();
  const nameOf = useNameOf(me);
  const ranked = players.toSorted((one, other) => other.balance - one.balance);
  return (
    <ol className="flex flex-col">
      {ranked.map((player) => (
        <li
          key={players.indexOf(player)}
          className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-0"
        >
          <span translate="no" className={`truncate ${player.userId === me ? "font-semibold" : ""}`}>
            {nameOf(player)}
          </span>
          <span
            aria-label={t(($) => $.pulyas.whists, {
              count: Math.abs(player.balance),
              formatted: signedNumber(player.balance),
            })}
            className="shrink-0 font-display text-lg font-semibold lining-nums tabular-nums"
          >
            {signedNumber(player.balance)}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface PulyaCardProps {
  readonly pulya: PulyaLine;
  /** The viewer's id. */
  readonly me: string;
}

/** A finished pulya: when and on what it was played, how it ended, and the ways to its settlement and its deals. */
export function PulyaCard({ pulya: { tableId, finishedAt, settings, players }, me }: PulyaCardProps) {
  const { t, i18n } = useTranslation();
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short" }).format(finishedAt);
  const ways = [
    {
      over: "settlement",
      Icon: NotebookPen,
      text: t(($) => $.pulyas.settlement),
      label: t(($) => $.pulyas.settlementOf, { date }),
    },
    { over: "record", Icon: ScrollText, text: t(($) => $.pulyas.record), label: t(($) => $.pulyas.recordOf, { date }) },
  ] as const;
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-round bg-surface p-5 shadow-s ring-1 ring-line break-inside-avoid forced-colors:border print:border print:border-line">
      <h2 className="font-display text-xl font-semibold text-balance">
        <time dateTime={new Date(finishedAt).toISOString()}>{t(($) => $.pulyas.of, { date })}</time>
      </h2>
      <ConditionsNoteOf text={settings} />
      <Players players={players} me={me} />
      <div className="flex flex-wrap gap-2 print:hidden">
        {ways.map(({ over, Icon, text, label }) => (
          <Link
            key={over}
            to={paths.table}
            params={{ tableId }}
            search={{ over }}
            aria-label={label}
            className={`${buttonClass("quiet")} grow`}
          >
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
            <span>{text}</span>
          </Link>
        ))}
      </div>
    </li>
  );
}
