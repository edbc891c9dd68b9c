import { personName } from "@trelyazh/i18n";
import type { QueuedCase } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useMoment } from "../act-view.tsx";
import { Panel } from "../panel.tsx";

interface QueueListProps {
  readonly cases: readonly QueuedCase[];
  readonly isBusy: boolean;
  readonly onClaim: (caseId: string) => void;
}

function CaseLine({ queued, isBusy, onClaim }: Omit<QueueListProps, "cases"> & { readonly queued: QueuedCase }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { id, subject, openedAt, reasons, reporters, claimedBy } = queued;
  const name = personName(t, subject.name);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
      <div className="flex min-w-48 grow basis-0 flex-col gap-0.5">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {reasons.map((reason) => t(($) => $.moderation.reasons[reason])).join(", ")}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>{t(($) => $.moderation.queue.reporters, { count: reporters })}</span>
          <span>{t(($) => $.moderation.queue.since, { date: moment(openedAt) })}</span>
        </p>
      </div>
      {claimedBy === null ? (
        <Button
          aria-label={t(($) => $.moderation.queue.claimOf, { name })}
          disabled={isBusy}
          onClick={() => onClaim(id)}
        >
          {t(($) => $.moderation.queue.claim)}
        </Button>
      ) : (
        <p className="text-sm text-brass-text">
          {t(($) => $.moderation.queue.claimed, { name: personName(t, claimedBy) })}
        </p>
      )}
    </li>
  );
}

/** The cases that wait, the most urgent first. */
export function CaseList({ cases, ...rest }: QueueListProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t(($) => $.moderation.queue.cases)}>
      {cases.length === 0 ? (
        <p className="text-ink-soft">{t(($) => $.moderation.queue.noCases)}</p>
      ) : (
        <ul className="flex flex-col">
          {cases.map((queued) => (
            <CaseLine key={queued.id} queued={queued} {...rest} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
