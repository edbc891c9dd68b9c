import type { SpreadCourse } from "./simulate-spread.ts";
import type { Spread } from "./spread-club.ts";

/** Says in lines how evenly tables lay on nodes. */
export function describeSpread(courses: readonly SpreadCourse[]): string {
  return courses.map(describe).join("\n\n");
}

function describe({ name, levels, nodes, after, worst, evenMs, end, moved }: SpreadCourse): string {
  const by = levels ? `nodes heed what others have, ${moved} tables handed on` : "tables end and begin, and no more";
  return [
    `${name}: ${nodes} nodes; ${by}; as shares of what each would have`,
    `  the fullest node until then: ${worst.toFixed(2)}`,
    `  then: ${told(after)}`,
    `  below 1.25: ${evenMs === null ? "not within three hours" : `after ${(evenMs / 60_000).toFixed(1)} minutes`}`,
    `  after three hours: ${told(end)}`,
  ].join("\n");
}

function told({ most, least, deviation }: Spread): string {
  return `${least.toFixed(2)} at least, ${most.toFixed(2)} at most, standard deviation ${deviation.toFixed(2)}`;
}
