import type { Instruments, Tallies } from "../metrics/instruments.ts";

/** Among whom somebody was seated. */
export type SeatedAmong = "open table" | "people" | "bots";

/** Counts who is seated, and shows how many seek here. */
export function seekMetrics(instruments: Instruments, seeking: () => number): { seated(among: SeatedAmong): void } {
  instruments.gauge(
    { name: "trelyazh_seekers", help: "Members at this node who wait for the club to seat them." },
    seeking,
  );
  const seated: Tallies = instruments.tallies({
    name: "trelyazh_seekers_seated_total",
    help: "Members whom the club has seated, by among whom: at a table that was there, with others who sought, or with bots.",
    label: "among",
  });
  return { seated: (among) => seated.add(among) };
}
