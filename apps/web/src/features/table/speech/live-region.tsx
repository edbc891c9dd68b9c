import { progressText, spokenSentence } from "@trelyazh/i18n";
import { progressOf, type Pulya } from "@trelyazh/preferans";
import { speechPreference } from "#lib/preferences/speech.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useSentences } from "../record/deal-result.tsx";
import { useTable } from "../scene/table-context.ts";
import { isSpoken } from "./is-spoken.ts";

const SPOKEN_LINES = 6;

/** How far a pulya is, where a deal has just ended, and before its last one. */
function farIn(pulya: Pulya | null) {
  if (pulya === null || pulya.settlement !== null) return null;
  const far = progressOf(pulya);
  const isEnd = pulya.deal?.phase === "finished";
  return isEnd || (far.isLastDeal && pulya.deal?.phase === "auction") ? far : null;
}

/** Speaks the newest events to those who do not see the table, as much of them as they wish. */
export function LiveRegion() {
  const context = useSentences();
  const speech = usePreference(speechPreference);
  const newest = useTable(({ log, you }) =>
    log.filter(({ event }) => isSpoken(event, you, speech)).slice(-SPOKEN_LINES),
  );
  const far = useTable(({ table }) => farIn(table.pulya));
  return (
    <div className="sr-only" role="log" aria-live="polite">
      {newest.map((envelope) => (
        <p key={envelope.seq}>{spokenSentence(context, envelope.event)}</p>
      ))}
      {far === null ? null : (
        <p>{far.isLastDeal ? context.t(($) => $.score.progress.last) : progressText(context.t, far)}</p>
      )}
    </div>
  );
}
