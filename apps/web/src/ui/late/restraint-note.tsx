import type { ToldRestraint } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";

interface RestraintNoteProps {
  readonly restraint: ToldRestraint;
}

/** What moderators have forbidden something for, until when, and where more is said and something can be said against it. */
export function RestraintNote({ restraint: { reason, until } }: RestraintNoteProps) {
  useLateTexts("inModeration");
  const { t, i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <span className="flex flex-wrap items-center [justify-content:inherit] gap-x-2">
      {reason === null ? null : (
        <span>{t(($) => $.moderation.refused.why, { reason: t(($) => $.moderation.reasons[reason]) })}</span>
      )}
      <span>
        {until === null
          ? t(($) => $.moderation.refused.forGood)
          : t(($) => $.moderation.refused.until, { date: format.format(until) })}
      </span>
      {/* What an operator has done has no words, and nothing can be said against it here. */}
      {reason === null ? null : (
        <Link to={paths.reports} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t(($) => $.moderation.refused.more)}
        </Link>
      )}
    </span>
  );
}
