import { sentence } from "@trelyazh/i18n";
import type { TableEnvelope } from "@trelyazh/table";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSentences } from "./deal-result.tsx";
import { TimeOutReceipt } from "./time-out-receipt.tsx";
import styles from "./event-log.module.css";

function isHeading({ event }: TableEnvelope): boolean {
  return event.type === "game" && event.event.type === "dealt";
}

/** Everything that happened, in sentences, the newest at the end. */
export function EventLog({ log }: { readonly log: readonly TableEnvelope[] }) {
  const { t } = useTranslation();
  const context = useSentences();
  const list = useRef<HTMLOListElement>(null);
  const lastSeq = log.at(-1)?.seq;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lastSeq]);
  if (log.length === 0) return <p className="p-5 text-ink-soft">{t(($) => $.table.log.empty)}</p>;
  return (
    // A scrolling list can be reached and scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <ol ref={list} className={styles["log"]} aria-label={t(($) => $.table.log.title)} tabIndex={0}>
      {log.map((envelope) => (
        <li key={envelope.seq} className={isHeading(envelope) ? styles["heading"] : ""}>
          {envelope.event.type === "turnTimedOut" ? (
            <TimeOutReceipt event={envelope.event} />
          ) : (
            sentence(context, envelope.event)
          )}
        </li>
      ))}
    </ol>
  );
}

/** Speaks the newest events to those who do not see the table. */
export function LiveRegion({ log }: { readonly log: readonly TableEnvelope[] }) {
  const context = useSentences();
  return (
    <div className="sr-only" role="log" aria-live="polite">
      {log.slice(-4).map((envelope) => (
        <p key={envelope.seq}>{sentence(context, envelope.event)}</p>
      ))}
    </div>
  );
}
