import type { Instruments } from "../metrics/instruments.ts";

export function conductMetrics(instruments: Instruments) {
  const refusals = instruments.tallies({
    name: "trelyazh_entries_refused_total",
    help: "People who wanted to sit down with others and may not, as they rest or have a pulya to finish first.",
    label: "why",
  });
  return { refused: (why: "resting" | "unfinished") => refusals.add(why) };
}
