import type { FinishedPulya } from "@trelyazh/solver";
import { useEffect, useReducer, useState } from "react";
import { foldReport, NOTHING_KNOWN, type Analysis } from "./report.ts";
import { runAnalysis } from "./run-analysis.ts";

/** Analyses a deal for as long as the component is shown. A finished deal does not change: only the first record counts. */
export function useAnalysis(record: FinishedPulya): Analysis {
  const [first] = useState(record);
  const [analysis, take] = useReducer(foldReport, NOTHING_KNOWN);
  useEffect(() => runAnalysis(first, take), [first]);
  return analysis;
}
