import { personName } from "@trelyazh/i18n";
import type { CaseReport, ReportedLine } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { useMoment } from "../act-view.tsx";
import { Panel } from "../panel.tsx";
import styles from "./report-view.module.css";

function Line({ line: { by, at, text, phrase, isReported } }: { readonly line: ReportedLine }) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <li className={styles["line"]} data-reported={isReported}>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <span>{personName(t, by.name)}</span>
        <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
        {isReported ? <span className="text-brass-text">{t(($) => $.moderation.case.reported)}</span> : null}
      </p>
      <p className="break-words whitespace-pre-line">{text ?? `/${phrase ?? ""}`}</p>
    </li>
  );
}

/** What somebody has said to the moderators, with what the club knows of it. */
export function ReportView({ report }: { readonly report: CaseReport }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { by, record, reason, words, at, table, lines } = report;
  return (
    <Panel title={t(($) => $.moderation.case.report, { reason: t(($) => $.moderation.reasons[reason]) })}>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <span>{by === null ? t(($) => $.moderation.case.gonePerson) : personName(t, by.name)}</span>
        <span>{t(($) => $.moderation.case.record, { ...record })}</span>
        <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
      </p>
      {words === "" ? (
        <p className="text-ink-soft">{t(($) => $.moderation.case.noWords)}</p>
      ) : (
        <p className="leading-relaxed break-words whitespace-pre-line">{words}</p>
      )}
      {lines.length === 0 ? null : (
        <ul className={styles["lines"]} aria-label={t(($) => $.moderation.case.lines)}>
          {lines.map((line, index) => (
            // What was kept does not change.
            <Line key={index} line={line} />
          ))}
        </ul>
      )}
      {table === null ? null : (
        <Link
          to={paths.table}
          params={{ tableId: table.id }}
          search={{ over: "record" }}
          target="_blank"
          className={`${buttonClass("quiet")} self-start`}
        >
          {t(($) => $.moderation.case.table, { from: table.fromSeq, to: table.toSeq })}
        </Link>
      )}
    </Panel>
  );
}
