import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { TableClaim, tableTabs } from "#lib/tabs/table-claim.ts";
import { notify } from "#lib/toasts.ts";
import type { TableStore } from "../scene/table-store.ts";

/** Keeps a table that is open in several tabs to the one that has claimed it last. Returns how to claim it for this one. */
export function useTableClaim(tableId: string, store: TableStore): () => void {
  const { t } = useTranslation();
  const [claim] = useState(() => new TableClaim({ tableId, tabs: tableTabs }));
  const onYielded = useEffectEvent(() => {
    if (store.scene()?.isSeated === true) notify(t(($) => $.table.tabs.taken));
  });
  useEffect(() => {
    const unsubscribe = claim.subscribe(() => store.tell({ isElsewhere: claim.isElsewhere() }));
    const close = claim.open(() => onYielded());
    return () => {
      close();
      unsubscribe();
    };
  }, [claim, store]);
  return useCallback(() => claim.claim(), [claim]);
}
