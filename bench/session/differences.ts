/** A place at which two recordings differ; undefined where one of them has nothing. */
export interface Difference {
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** Compares the frames of each call in turn, so that one frame more in one call shifts no other. */
export function differences(before: readonly string[], now: readonly string[]): readonly Difference[] {
  const was = byCall(before);
  const is = byCall(now);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((call) =>
    compare(was.get(call) ?? [], is.get(call) ?? []),
  );
}

function compare(before: readonly string[], now: readonly string[]): readonly Difference[] {
  return Array.from({ length: Math.max(before.length, now.length) }, (_, place) => ({
    was: before[place],
    is: now[place],
  })).filter(({ was, is }) => was !== is);
}

/** The lines by person, socket and call: what stands before the sender. */
function byCall(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(lines, (line) => line.slice(0, line.indexOf(',"from"')));
}
