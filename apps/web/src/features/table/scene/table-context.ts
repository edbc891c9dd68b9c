import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import type { Member, ProposalKind, Table, Wish } from "@trelyazh/table";
import { createContext, useContext } from "react";

/** What players do together, besides playing. */
export interface Agreements {
  readonly propose: (kind: ProposalKind) => void;
  readonly answer: (accept: boolean) => void;
  readonly resume: () => void;
  /** One of these is on its way. */
  readonly busy: boolean;
}

/** What every part of the table screen knows. */
export interface TableScene {
  readonly table: Table;
  readonly you: Seat | null;
  /** The viewer as a member of the club. */
  readonly me: Member | null;
  readonly clockOffsetMs: number;
  /** Null until it is known who is there. */
  readonly presence: TablePresence | null;
  /** A move is on its way; nothing else can be done meanwhile. */
  readonly sending: boolean;
  readonly act: (wish: Wish) => void;
  readonly agreements: Agreements;
  /** Takes a chair: a free one, one's own that a bot has kept, or that of somebody who has left. */
  readonly sit: (seat: Seat) => void;
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
