import { useEffect, useMemo } from "react";
import { TableContext, type TableActions } from "#features/table/scene/table-context.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { TableScreen } from "#features/table/table-screen.tsx";
import { notify } from "#lib/toasts.ts";
import { DealAnalysis, useAnalyse } from "#pages/table/deal-analysis.tsx";
import { TableChrome } from "#pages/table/table-chrome.tsx";
import { TableMenu } from "#pages/table/table-menu.tsx";
import { galleryTable, type GalleryTable } from "./moments.ts";
import { Papers } from "./papers.tsx";

const NOTHING = () => undefined;
// As moments.ts calls the viewer; anyone else looks on.
const YOU = { id: "you", name: "Гость 4821" };
const WATCHER = { id: "watcher", name: "Гость 7641" };
const COMMANDS: Omit<TableActions, "analyse"> = {
  act: (wish) => notify(JSON.stringify(wish)),
  propose: (kind) => notify(kind),
  answer: (accept) => notify(accept ? "agree" : "decline"),
  resume: () => notify("resume"),
  sit: NOTHING,
  addBot: NOTHING,
  keepOut: NOTHING,
  dealNext: () => notify("next deal"),
};

function lastDealOf({ table }: GalleryTable) {
  return table.pulya?.deal?.phase === "finished" ? table.pulya.deal : null;
}

function storeOf(shown: GalleryTable): TableStore {
  const { table, you, log, presence } = shown;
  const store = new TableStore(you === null ? WATCHER : YOU);
  store.show({ table, you, log, lastDeal: lastDealOf(shown), clockOffsetMs: 0 });
  store.tell({ presence, link: { kind: "open" } });
  return store;
}

/** One state of the table screen, or the papers, for the eye, for screenshots and for accessibility checks. */
export function Gallery({ state }: { readonly state: string }) {
  return state === "papers" ? <Papers /> : <TableState state={state} />;
}

function TableState({ state }: { readonly state: string }) {
  const shown = useMemo(() => galleryTable(state), [state]);
  const store = useMemo(() => storeOf(shown), [shown]);
  const analyse = useAnalyse();
  const first = state.startsWith("analysis") ? lastDealOf(shown) : null;
  useEffect(() => {
    if (first !== null) analyse(first);
  }, [first, analyse]);
  const room = useMemo(() => ({ store, actions: { ...COMMANDS, analyse } }), [store, analyse]);
  return (
    <TableContext value={room}>
      <TableScreen>
        <TableChrome menu={<TableMenu />} afterwards={null} />
        <DealAnalysis />
      </TableScreen>
    </TableContext>
  );
}
