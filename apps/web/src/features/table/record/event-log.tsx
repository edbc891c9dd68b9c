import { sentence } from "@trelyazh/i18n";
import type { TableEnvelope } from "@trelyazh/table";
import { memo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTable } from "../scene/table-context.ts";
import { useSentences } from "./deal-result.tsx";
import { TimeOutReceipt } from "./time-out-receipt.tsx";
import { useNewestInSight } from "./use-newest-in-sight.ts";
import styles from "./event-log.module.css";

function isHeading({ event }: TableEnvelope): boolean {
  return event.type === "game" && event.event.type === "dealt";
}

interface LogLineProps {
  readonly envelope: TableEnvelope;
}

/** What has happened does not change: a line is written once. */
const LogLine = memo(function LogLine({ envelope }: LogLineProps) {
  const context = useSentences();
  return (
    <li className={isHeading(envelope) ? styles["heading"] : ""}>
      {envelope.event.type === "turnTimedOut" ? (
        <TimeOutReceipt event={envelope.event} />
      ) : (
        sentence(context, envelope.event)
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
