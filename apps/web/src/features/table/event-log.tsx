import { sentence } from "@trelyazh/i18n";
import type { TableEnvelope } from "@trelyazh/protocol";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSentences } from "./deal-result.tsx";

function isHeading({ event }: TableEnvelope): boolean {
  return event.type === "game" && event.event.type === "dealt";
}

/** Everything that happened, in sentences, the newest at the end. */
export function EventLog({ log }: { readonly log: readonly TableEnvelope[] }) {
  const { t } = useTranslation();
  const context = useSentences();
  const end = useRef<HTMLLIElement>(null);
  const lastSeq = log.at(-1)?.seq;
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [lastSeq]);
  if (log.length === 0) return <p className="p-5 text-ink-soft">{t(($) => $.table.log.empty)}</p>;
  return (
    <ol className="log" aria-label={t(($) => $.table.log.title)}>
      {log.map((envelope) => (
        <li key={envelope.seq} className={isHeading(envelope) ? "log-heading" : ""}>
          {sentence(context, envelope.event)}
        </li>
      ))}
      <li ref={end} aria-hidden="true" />
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
