import { personName } from "@trelyazh/i18n";
import type { OpenCase } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { ActView } from "../act-view.tsx";
import { Panel } from "../panel.tsx";
import { DecideForm } from "./decide-form.tsx";
import { ReportView } from "./report-view.tsx";

interface CaseViewProps {
  readonly open: OpenCase;
  readonly onRelease: () => void;
  readonly onDone: () => void;
}

function Subject({ subject, earlier }: Pick<OpenCase, "subject" | "earlier">) {
  const { t, i18n } = useTranslation();
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long" }).format(subject.since);
  const kind = subject.isGuest ? t(($) => $.moderation.case.guest) : t(($) => $.moderation.case.member);
  return (
    <div className="flex flex-col gap-1 leading-relaxed text-ink-soft">
      <p>{t(($) => $.moderation.case.facts, { kind, date, count: subject.pulyas })}</p>
      <p>{t(($) => $.moderation.case.earlier, { ...earlier })}</p>
    </div>
  );
}

/** All that is known of a case, and what can be done about it. */
export function CaseView({ open, onRelease, onDone }: CaseViewProps) {
  const { t } = useTranslation();
  const { subject, reports, acts, earlier } = open;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-display text-2xl font-semibold break-words">
          <Link
            to={paths.person}
            params={{ id: subject.id }}
            target="_blank"
            className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
          >
            {personName(t, subject.name)}
          </Link>
        </h2>
        <Button onClick={onRelease}>{t(($) => $.moderation.case.back)}</Button>
      </div>
      <Subject subject={subject} earlier={earlier} />
      {reports.map((report) => (
        <ReportView key={report.id} report={report} />
      ))}
      <Panel title={t(($) => $.moderation.case.history)}>
        {acts.length === 0 ? (
          <p className="text-ink-soft">{t(($) => $.moderation.case.noHistory)}</p>
        ) : (
          <ul className="flex flex-col">
            {acts.map((act) => (
              <ActView key={act.id} act={act} />
            ))}
          </ul>
        )}
      </Panel>
      <DecideForm open={open} onDone={onDone} />
    </>
  );
}
