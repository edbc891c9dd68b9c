import { useMemo } from "react";
import { TableScreen } from "#features/table/table-screen.tsx";
import { notify } from "#lib/toasts.ts";
import { useDealAnalysis } from "#pages/deal-analysis.tsx";
import { TableChrome } from "#pages/table-chrome.tsx";
import { galleryTable } from "./moments.ts";

const NOTHING = () => undefined;

/** One state of the table screen, for the eye, for screenshots and for accessibility checks. */
export function Gallery({ state }: { readonly state: string }) {
  const { table, you, log } = useMemo(() => galleryTable(state), [state]);
  const lastDeal = table.pulya?.deal?.phase === "finished" ? table.pulya.deal : null;
  const { analyse, dialog } = useDealAnalysis(state.startsWith("analysis") ? lastDeal : null);
  const live = { table, you, log, lastDeal, clockOffsetMs: 0 };
  return (
    <TableScreen
      live={live}
      sending={false}
      act={(wish) => notify(JSON.stringify(wish))}
      analyse={analyse}
      waiting={{ sit: NOTHING, addBot: NOTHING, mayAddBot: true }}
    >
      <TableChrome live={live} interrupted={false} onTakeBack={NOTHING} />
      {dialog}
    </TableScreen>
  );
}
