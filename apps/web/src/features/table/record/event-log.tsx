import { progressText, sentence } from "@trelyazh/i18n";
import { progressAfter } from "@trelyazh/preferans";
import type { TableEnvelope } from "@trelyazh/table";
import { memo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Flag, Microscope } from "lucide-react";
import { Button } from "#ui/button.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { useActions, useTable } from "../scene/table-context.ts";
import { useSentences } from "./deal-result.tsx";
import { TimeOutReceipt } from "./time-out-receipt.tsx";
import { useNewestInSight } from "#lib/scrolling/use-newest-in-sight.ts";
import styles from "./event-log.module.css";

function isHeading({ event }: TableEnvelope): boolean {
  return event.type === "game" && event.event.type === "dealt";
}

interface LogLineProps {
  readonly envelope: TableEnvelope;
}

/** Where a deal ends it can be analysed, however long ago that was. */
function AnalyseDeal({ number }: { readonly number: number }) {
  const { t } = useTranslation();
  const { analyse } = useActions();
  return (
    <Button
      look="ghost"
      aria-label={t(($) => $.table.log.analyseDeal, { deal: number })}
      onClick={() => analyse({ number })}
    >
      <Microscope size={16} aria-hidden="true" />
      <span>{t(($) => $.table.log.analyse)}</span>
    </Button>
  );
}

/** Where a deal ends, somebody who was in it can be reported. */
function ReportDeal({ number, seq }: { readonly number: number; readonly seq: number }) {
  const { t } = useTranslation();
  const { report } = useActions();
  if (report === undefined) return null;
  return (
    <Button look="ghost" aria-label={t(($) => $.table.log.reportDeal, { deal: number })} onClick={() => report(seq)}>
      <Flag size={16} aria-hidden="true" />
      <span>{t(($) => $.table.log.report)}</span>
    </Button>
  );
}

/** How far the pulya was with it. */
function ProgressAfter({ deal }: { readonly deal: number }) {
  const { t } = useTranslation();
  const far = useTable(({ table: { pulya } }) => (pulya === null ? null : progressText(t, progressAfter(pulya, deal))));
  return far === null ? null : <span className={styles["far"]}>{far}</span>;
}

/** Returns the number of the deal that ends with that event; null if none does. */
function dealEndingWith({ event }: TableEnvelope): number | null {
  return event.type === "game" && event.event.type === "dealScored" ? event.event.result.deal : null;
}

/** Who plays which card, and takes the trick: of forty lines of a deal each would explain the same. */
function isPlain({ event }: TableEnvelope): boolean {
  return event.type === "game" && (event.event.type === "cardPlayed" || event.event.type === "trickTaken");
}

/** What has happened does not change: a line is written once. */
const LogLine = memo(function LogLine({ envelope }: LogLineProps) {
  const context = useSentences();
  const ended = dealEndingWith(envelope);
  const { event } = envelope;
  return (
    <li className={isHeading(envelope) ? styles["heading"] : ended === null ? "" : styles["ending"]}>
      {event.type === "turnTimedOut" ? (
        <TimeOutReceipt event={event} />
      ) : isPlain(envelope) ? (
        <span>{sentence(context, event)}</span>
      ) : (
        <TermsIn>{sentence(context, event)}</TermsIn>
      )}
      {ended === null ? null : <ProgressAfter deal={ended} />}
      {ended === null ? null : (
        <span className="-ml-4.5 flex flex-wrap">
          <AnalyseDeal number={ended} />
          <ReportDeal number={ended} seq={envelope.seq} />
        </span>
      )}
    </li>
  );
});

interface EventLogProps {
  /** What stands before the first line, where there may be more to read. */
  readonly earlier?: ReactNode;
}

/** Everything that happened, in sentences, the newest at the end. */
export function EventLog({ earlier }: EventLogProps) {
  const { t } = useTranslation();
  const record = useTable((scene) => scene.record);
  const list = useRef<HTMLOListElement>(null);
  useNewestInSight(list, { first: record[0]?.seq ?? 0, last: record.at(-1)?.seq ?? 0 });
  if (record.length === 0) return <p className="p-5 text-ink-soft">{t(($) => $.table.log.empty)}</p>;
  return (
    // A scrolling list can be reached and scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <ol ref={list} className={styles["log"]} aria-label={t(($) => $.table.log.title)} tabIndex={0}>
      {earlier}
      {record.map((envelope) => (
        <LogLine key={envelope.seq} envelope={envelope} />
      ))}
    </ol>
  );
}
