import { loadEvents, type Database, type JournalEntry } from "@trelyazh/db";
import type { Ledger, PlayedTable, Receipt } from "./players/played-table.ts";
import type { Row } from "./report.ts";

/** More than any table here has. */
const EVERYTHING = 1_000_000;

interface Faults {
  gaps: number;
  lostCommands: number;
  doubledCommands: number;
  /** Players whose stream ends elsewhere than the journal. */
  strayPlayers: number;
}

/**
 * Compares what players were told with what the journal holds: its numbers are dense, each acknowledged command is there
 * exactly once and under the number of its receipt, and everybody has seen all of it.
 */
export async function checkJournal(
  { db }: Database,
  { tables, ledger }: { readonly tables: readonly PlayedTable[]; readonly ledger: Ledger },
): Promise<Row> {
  const faults: Faults = { gaps: 0, lostCommands: 0, doubledCommands: 0, strayPlayers: 0 };
  const receipts = Map.groupBy(ledger, ([, { tableId }]) => tableId);
  let stored = 0;
  for (const { id: tableId, players } of tables) {
    const entries = await loadEvents(db, { tableId, afterSeq: 0, limit: EVERYTHING });
    stored += entries.length;
    faults.gaps += entries.filter(({ seq }, index) => seq !== index + 1).length;
    faults.strayPlayers += players.filter(({ last }) => last !== entries.at(-1)?.seq).length;
    const byCommand = Map.groupBy(entries, ({ command }) => command?.id);
    for (const [commandId, receipt] of receipts.get(tableId) ?? []) {
      const verdict = judge(byCommand.get(commandId) ?? [], receipt);
      if (verdict !== null) faults[verdict] += 1;
    }
  }
  return { acknowledged: ledger.size, stored, ...faults };
}

function judge(entries: readonly JournalEntry[], { seat, seq }: Receipt): "lostCommands" | "doubledCommands" | null {
  const last = entries.at(-1);
  if (last?.seq !== seq || last.actor !== seat) return "lostCommands";
  const first = seq - entries.length + 1;
  const isOnce = entries.every((entry, part) => entry.command?.part === part && entry.seq === first + part);
  return isOnce ? null : "doubledCommands";
}
