import type { Instruments } from "../metrics/instruments.ts";
import type { LookUp } from "./sessions.ts";

/** Returns what counts each look-up; `kept` is read when somebody asks for the metrics. */
export function sessionMetrics(instruments: Instruments, kept: () => number): (how: LookUp) => void {
  const lookUps = instruments.tallies({
    name: "trelyazh_session_lookups_total",
    help: "Look-ups of the session behind a cookie: hit (cache), miss (database), failed (no database), stale (then answered from an old entry).",
    label: "outcome",
  });
  instruments.gauge({ name: "trelyazh_sessions_kept", help: "Sessions in the cache; 50 000 at most." }, kept);
  return (how) => lookUps.add(how);
}
