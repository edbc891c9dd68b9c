import type { Wish } from "@trelyazh/table";
import { useCallback, useState } from "react";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import type { ShownTable } from "../scene/live-table.ts";

/** Sends the viewer's moves. Until the table has moved on, nothing else can be sent. */
export function useAct(tableId: string, live: ShownTable | null) {
  const [ackedSeq, setAckedSeq] = useState(0);
  const { send, isSending } = useTableCommand(({ act }) => act, { onAck: ({ seq }) => setAckedSeq(seq) });
  const turnNumber = live?.table.turn?.number ?? 0;
  const act = useCallback((move: Wish) => send({ tableId, turnNumber, move }), [send, tableId, turnNumber]);
  // Accepted, but the event that says so is still on its way.
  const unseen = (live?.table.seq ?? 0) < ackedSeq;
  return { act, sending: isSending || unseen };
}
