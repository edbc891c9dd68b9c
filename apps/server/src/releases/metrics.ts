import type { Releases, Standing } from "@trelyazh/protocol";
import type { Instruments } from "../metrics/instruments.ts";

/** Shows the club's own numbers; returns what counts those who have said which release they are. */
export function releaseMetrics(
  instruments: Instruments,
  { release, oldestRelease }: Releases,
): (standing: Standing | "refused") => void {
  instruments.gauges(
    {
      name: "trelyazh_release",
      help: "Of this server: its own release, and the oldest that it serves.",
      labels: ["which"],
    },
    () => [
      [{ which: "own" }, release],
      [{ which: "oldest" }, oldestRelease],
    ],
  );
  const hellos = instruments.tallies({
    name: "trelyazh_hellos_total",
    help: "Clients that have said which release they are, by how they stand; refused is what is no release's number.",
    label: "standing",
  });
  return (standing) => hellos.add(standing);
}
