import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import { createContext, useContext } from "react";
import type { Analysis } from "./report/report.ts";

/** What every part of an analysis knows. */
interface AnalysisScene {
  readonly deal: FinishedDeal;
  /** The hands of the deal, clockwise, the viewer's first. */
  readonly seats: readonly Seat[];
  /** Those of them that somebody held: all but a dummy's. */
  readonly held: readonly Seat[];
  readonly nameOf: (seat: Seat) => string;
  readonly analysis: Analysis;
}

export const AnalysisContext = createContext<AnalysisScene | null>(null);

export function useScene(): AnalysisScene {
  const scene = useContext(AnalysisContext);
  if (scene === null) throw new Error("useScene outside of an analysis");
  return scene;
}
