import { useEffect } from "react";
import { renewal } from "./page-renewal.ts";

/** Holds up a renewal of the page while something on it is unfinished, and would be lost. */
export function useUnfinished(isUnfinished: boolean): void {
  useEffect(() => (isUnfinished ? renewal.hold() : undefined), [isUnfinished]);
}
