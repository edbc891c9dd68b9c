import { personName } from "@trelyazh/i18n";
import type { ToldAct } from "@trelyazh/protocol";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Returns what writes a moment as its reader does. */
export function useMoment(): (at: number) => string {
  const { i18n } = useTranslation();
  return (at) => new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** Whether it holds, was taken back, or is over by itself; nothing to say of what is done in a moment. */
function useStanding({ kind, until, liftedAt }: ToldAct): string {
  const { t } = useTranslation();
  const moment = useMoment();
  const [now] = useState(() => Date.now());
  if (liftedAt !== null) return t(($) => $.moderation.act.lifted);
  if (kind === "warn" || kind === "rename") return "";
  if (until === null) return t(($) => $.moderation.act.forGood);
  return until <= now ? t(($) => $.moderation.act.over) : t(($) => $.moderation.act.until, { date: moment(until) });
}

/** What was said against it, and what was answered. */
function Appealed({ appeal, isOwn }: { readonly appeal: NonNullable<ToldAct["appeal"]>; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  const { answer, answerWords, words } = appeal;
  return (
    <div className="flex flex-col gap-1 border-l-2 border-line-strong pl-3 text-[0.9375rem] leading-snug">
      <p className="text-sm text-ink-soft">
        {isOwn ? t(($) => $.moderation.appeal.yours) : t(($) => $.moderation.appeal.theirs)}
      </p>
      <p className="break-words whitespace-pre-line">{words}</p>
      <p className="pt-1 font-medium">
        {answer === null ? t(($) => $.moderation.appeal.waiting) : t(($) => $.moderation.appeal[`${answer}Answer`])}
      </p>
      {answerWords === null ? null : <p className="break-words whitespace-pre-line">{answerWords}</p>}
    </div>
  );
}

interface ActViewProps {
  readonly act: ToldAct;
  /** It stands against the viewer. */
  readonly isOwn?: boolean;
  readonly children?: ReactNode;
}

/** What was decided about somebody: what, what for, until when, in whose words, and what was said against it. */
export function ActView({ act, isOwn = false, children }: ActViewProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const state = useStanding(act);
  const { kind, apartFrom } = act;
  const what =
    apartFrom === null
      ? t(($) => $.moderation.act[kind])
      : t(($) => $.moderation.act.apartFrom, { name: personName(t, apartFrom.name) });
  return (
    <li className="flex flex-col gap-2 border-t border-line py-4 first:border-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-lg font-semibold break-words">{what}</h3>
        <p className="font-medium text-brass-text empty:hidden">{state}</p>
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <span>{t(($) => $.moderation.act.why, { reason: t(($) => $.moderation.reasons[act.reason]) })}</span>
        <time dateTime={new Date(act.at).toISOString()}>{moment(act.at)}</time>
      </p>
      <p className="leading-relaxed break-words whitespace-pre-line">{act.words}</p>
      {act.appeal === null ? null : <Appealed appeal={act.appeal} isOwn={isOwn} />}
      {children}
    </li>
  );
}
