import { spokenSentence } from "@trelyazh/i18n";
import { speechPreference } from "#lib/preferences/speech.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useSentences } from "../record/deal-result.tsx";
import { useTable } from "../scene/table-context.ts";
import { isSpoken } from "./is-spoken.ts";

const SPOKEN_LINES = 6;

/** Speaks the newest events to those who do not see the table, as much of them as they wish. */
export function LiveRegion() {
  const context = useSentences();
  const speech = usePreference(speechPreference);
  const newest = useTable(({ log, you }) =>
    log.filter(({ event }) => isSpoken(event, you, speech)).slice(-SPOKEN_LINES),
  );
  return (
    <div className="sr-only" role="log" aria-live="polite">
      {newest.map((envelope) => (
        <p key={envelope.seq}>{spokenSentence(context, envelope.event)}</p>
      ))}
    </div>
  );
}
