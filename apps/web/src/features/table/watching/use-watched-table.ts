import type { Member } from "@trelyazh/table";
import { useEffect, useState } from "react";
import { useConnection } from "#lib/club/session.ts";
import { TableStore } from "../scene/table-store.ts";
import { watchTable } from "./watch-table.ts";

/** Watches a table for as long as it is shown. */
export function useWatchedTable(tableId: string, me: Member): TableStore {
  const { client } = useConnection();
  const [store] = useState(() => new TableStore(me));
  useEffect(() => watchTable({ client, tableId, store }), [client, tableId, store]);
  return store;
}
