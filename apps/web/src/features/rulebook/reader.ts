import type { Pulya, Seat, Settings } from "@trelyazh/preferans";
import { createContext, use, type ReactNode } from "react";

/** What draws the paper of an example, and its settlement: parts of other features, which the page brings along. */
export interface PaperParts {
  readonly sheet: (pulya: Pulya, nameOf: (seat: Seat) => string) => ReactNode;
  readonly settlement: (pulya: Pulya, nameOf: (seat: Seat) => string) => ReactNode;
}

/** Who reads the rules, and where. */
export interface Reader extends PaperParts {
  /** Of the table over which the rules are read; null on a page of their own. */
  readonly settings: Settings | null;
  /** Made by the build, for readers without scripts: everything stands there at once. */
  readonly isStill: boolean;
}

export const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (reader === null) throw new Error("rules without a reader");
  return reader;
}
