import type { Stretch } from "./simulate-nodes.ts";

/** Says in lines what has happened in each stretch. */
export function describeStretches(stretches: readonly Stretch[]): string {
  return stretches.map(describe).join("\n\n");
}

function describe({ name, nodes, lastedMs, awayMs, most, mean, asked, busiest }: Stretch): string {
  const seconds = lastedMs / 1000;
  const perSecond = [...asked].map(
    ([kind, { statements, rows }]) =>
      `${kind} ${(statements / seconds).toFixed(0)} a second (${(rows / seconds).toFixed(0)} rows)`,
  );
  return [
    `${name}: ${nodes} nodes`,
    `  tables away: ${awayMs.length}${awayMs.length === 0 ? "" : `, for ${quantiles(awayMs)}`}`,
    `  tables of a node: ${mean.toFixed(0)} on average, ${most} at most`,
    `  statements: ${busiest} in the busiest second; ${perSecond.join(", ")}`,
  ].join("\n");
}

function quantiles(sorted: readonly number[]): string {
  const at = (share: number) => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(1);
  return `${at(0.5)} s (median), ${at(0.99)} s (p99), ${at(1)} s at most`;
}
