import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/protocol";
import { createContext, useContext } from "react";

/** What every part of the table screen knows. */
export interface TableScene {
  readonly table: Table;
  readonly you: Seat | null;
  readonly clockOffsetMs: number;
  /** A move is on its way; nothing else can be done meanwhile. */
  readonly sending: boolean;
  readonly act: (wish: Wish) => void;
  readonly nameOf: (seat: Seat) => string;
  /** Opens a finished deal with all cards open. */
  readonly analyse: (deal: FinishedDeal) => void;
}

export const TableContext = createContext<TableScene | null>(null);

export function useTable(): TableScene {
  const scene = useContext(TableContext);
  if (scene === null) throw new Error("useTable outside of a table screen");
  return scene;
}
