import { createTable, type NewTable } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import type { DeckSource } from "./actor/dealing.ts";
import type { LoadedTable } from "./journal/replay.ts";
import type { JournalRow } from "./journal/table-store.ts";

/** The first events of a table, and how it stands after them. */
export function firstEvents({ conditions, ...wanted }: NewTable, decks: Pick<DeckSource, "pledge">): LoadedTable {
  const first = conditions.deckSource === undefined ? decks.pledge() : null;
  const creation = createTable({ ...wanted, conditions: { ...conditions, ...(first && { pledge: first.pledge }) } });
  if (!creation.ok) throw new ClubError(creation.code);
  const [{ table: base }] = creation.transitions;
  const recent = creation.transitions.map(({ envelope }) => envelope);
  const rows = recent.map((envelope, index): JournalRow => ({
    tableId: base.id,
    envelope,
    command: null,
    secret: index === 0 && first !== null ? first.secret : null,
  }));
  return { table: creation.transitions.at(-1)?.table ?? base, base, rows, recent };
}
