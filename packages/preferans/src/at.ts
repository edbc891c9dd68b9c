import { EngineError } from "./engine-error.ts";

/** Returns what stands at a place that must be filled, such as a list by seat at a seat of the table. */
export function at<T>(list: readonly T[], place: number): T {
  const value = list[place];
  if (value === undefined) throw new EngineError("IMPOSSIBLE_STATE", `nothing at place ${place}`);
  return value;
}
