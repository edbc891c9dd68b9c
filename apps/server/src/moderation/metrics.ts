import type { Instruments } from "../metrics/instruments.ts";

/** Counts what is reported and what is done about it. */
export function moderationMetrics(instruments: Instruments) {
  const reports = instruments.tallies({
    name: "trelyazh_reports_total",
    help: "Reports of people, by what became of them: filed, merged into an earlier one, judged before.",
    label: "outcome",
  });
  const acts = instruments.tallies({
    name: "trelyazh_moderation_acts_total",
    help: "What moderators have done, by kind: warn, mute, rest, ban, rename, apart, dismissed, lifted, upheld.",
    label: "kind",
  });
  return { reported: (outcome: string) => reports.add(outcome), acted: (kind: string) => acts.add(kind) };
}
