import { useMemo } from "react";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import type { TableActions } from "../scene/table-context.ts";
import type { TableStore } from "../scene/table-store.ts";

/** What the viewer can do at a table by a command to the club; the same object for as long as it is the same table. */
export function useTableCommands(store: TableStore, tableId: string): Omit<TableActions, "analyse"> {
  const { send: act } = useTableCommand((table) => table.act, {
    onSending: (isActing) => store.tell({ isActing }),
    onAck: ({ seq }) => store.tell({ ackedSeq: seq }),
  });
  const agreeing = { onSending: (isAgreeing: boolean) => store.tell({ isAgreeing }) };
  const { send: propose } = useTableCommand((table) => table.propose, agreeing);
  const { send: answer } = useTableCommand((table) => table.answerProposal, agreeing);
  const { send: resume } = useTableCommand((table) => table.resume, agreeing);
  const { send: ready } = useTableCommand((table) => table.ready, agreeing);
  const { send: plan } = useTableCommand((table) => table.changePlan);
  const { send: join } = useTableCommand((table) => table.join);
  const { send: addBot } = useTableCommand((table) => table.addBot);
  const { send: keepOut } = useTableCommand((table) => table.keepOut);
  const { send: letIn } = useTableCommand((table) => table.letIn);
  return useMemo(
    () => ({
      act: (move) => {
        const turnNumber = store.scene()?.table.turn?.number ?? 0;
        store.tell({ ownMove: { turnNumber, wish: move } });
        act({ tableId, turnNumber, move });
      },
      propose: (proposal) => propose({ tableId, proposal }),
      answer: (accept) => answer({ tableId, accept }),
      resume: () => resume({ tableId }),
      sit: (seat) => join({ tableId, seat }),
      addBot: (seat) => addBot({ tableId, seat }),
      keepOut: (userId) => keepOut({ tableId, userId }),
      letIn: (userId) => letIn({ tableId, userId }),
      changePlan: (deal, change) => plan({ tableId, deal, change }),
      dealNext: () => ready({ tableId, deal: store.scene()?.table.pulya?.dealNumber ?? 0 }),
    }),
    [store, tableId, act, propose, answer, resume, ready, plan, join, addBot, keepOut, letIn],
  );
}
