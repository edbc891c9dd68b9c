import { nextDealNumber, pledgeFor } from "@trelyazh/table";
import { useEffect, useState } from "react";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import { useOnEvent, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { keepPledge } from "./kept-pledges.ts";

/** What the viewer's client may add to; a tab that is quiet adds nothing. */
function openPledge({ table, you, isElsewhere }: TableScene) {
  const deal = nextDealNumber(table);
  const pledge = pledgeFor(table, deal);
  const isOpen = you !== null && !isElsewhere && table.status !== "finished" && pledge !== null;
  return { tableId: table.id, deal: isOpen ? deal : null, commitment: pledge?.commitment ?? "" };
}

/** Adds a number of this browser's to each deal, as soon as the club is bound to it; renders nothing. */
export function GiveNonces() {
  // Whoever gives nothing, for whatever reason, is dealt to all the same.
  const { send } = useTableCommand((table) => table.addNonce, { isQuiet: true });
  const { tableId, deal, commitment } = useTable(openPledge);
  // Whoever has taken the table over may not know what its last owner was told.
  const [recoveredAt, setRecoveredAt] = useState(0);
  useOnEvent(({ seq, event }) => event.type === "tableRecovered" && setRecoveredAt(seq));
  useEffect(() => {
    if (deal !== null) send({ tableId, deal, nonce: keepPledge(tableId, deal, commitment).nonce });
  }, [send, tableId, deal, commitment, recoveredAt]);
  return null;
}
