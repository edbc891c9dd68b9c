import { useEffect } from "react";
import { useDealOnTop, useIsOpen } from "#lib/layers.ts";
import { reachesDeal } from "../scene/record.ts";
import { useTable, useTableStore } from "../scene/table-context.ts";
import { usePast } from "./use-past.ts";

/** So many of the latest events are read at once; what was before, when it is asked for. */
const AT_ONCE = 100;

/** Reads in the journal what this page has not heard: the latest of it, and all up to a deal that is to be analysed. */
export function PastReader() {
  const store = useTableStore();
  const deal = useDealOnTop();
  const analyses = useIsOpen("analysis");
  const isWanted = useTable(
    ({ record }) => record.length < AT_ONCE || (analyses && deal !== null && !reachesDeal(record, deal)),
  );
  const { isError } = usePast(isWanted);
  useEffect(() => {
    store.tell({ readsPast: !isError });
    return () => store.tell({ readsPast: false });
  }, [store, isError]);
  return null;
}
