import { personName } from "@trelyazh/i18n";
import type { OwnReport, OwnStanding, ToldAct } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";
import { ActView, useMoment } from "./act-view.tsx";
import { AppealForm } from "./appeal-form.tsx";
import { Panel } from "./panel.tsx";

function mayAppeal({ appeal, liftedAt }: ToldAct): boolean {
  return appeal === null && liftedAt === null;
}

function OwnActs({ acts }: Pick<OwnStanding, "acts">) {
  const { t } = useTranslation();
  return (
    <Panel title={t(($) => $.moderation.own.acts)}>
      {acts.length === 0 ? (
        <p className="leading-relaxed text-ink-soft">{t(($) => $.moderation.own.noActs)}</p>
      ) : (
        <ul className="flex flex-col">
          {acts.map((act) => (
            <ActView key={act.id} act={act} isOwn>
              {act.kind === "rename" && act.liftedAt === null ? (
                <p className="text-sm text-ink-soft">{t(($) => $.moderation.act.renameHint)}</p>
              ) : null}
              {mayAppeal(act) ? <AppealForm actId={act.id} /> : null}
            </ActView>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ReportLine({ report }: { readonly report: OwnReport }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { about, reason, at, answer } = report;
  return (
    <li className="flex flex-col gap-1 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium break-words">
          {t(($) => $.moderation.own.line, {
            name: personName(t, about.name),
            reason: t(($) => $.moderation.reasons[reason]),
          })}
        </span>
        <time dateTime={new Date(at).toISOString()} className="text-sm text-ink-soft">
          {moment(at)}
        </time>
      </p>
      <p className={answer === null ? "text-ink-soft" : ""}>{t(($) => $.moderation.own[answer ?? "waiting"])}</p>
    </li>
  );
}

/** What was decided about the viewer, and what was answered to what they have reported. */
export function OwnStandingLists({ standing: { acts, reports } }: { readonly standing: OwnStanding }) {
  const { t } = useTranslation();
  return (
    <>
      <OwnActs acts={acts} />
      <Panel title={t(($) => $.moderation.own.reports)}>
        {reports.length === 0 ? (
          <p className="leading-relaxed text-ink-soft">{t(($) => $.moderation.own.noReports)}</p>
        ) : (
          <ul className="flex flex-col">
            {reports.map((report) => (
              <ReportLine key={report.id} report={report} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
