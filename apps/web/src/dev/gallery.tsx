import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, type ComponentType } from "react";
import { TableContext, type TableActions } from "#features/table/scene/table-context.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { TableScreen } from "#features/table/table-screen.tsx";
import { notify } from "#lib/toasts.ts";
import { Afterwards } from "#pages/table/afterwards.tsx";
import { DealAnalysis, useAnalyse } from "#pages/table/deal-analysis.tsx";
import { TableChrome } from "#pages/table/table-chrome.tsx";
import { TableMenu } from "#pages/table/table-menu.tsx";
import { Faces } from "./faces.tsx";
import type { GalleryTable } from "./board.ts";
import { galleryTable, TABLE_PAGES } from "./moments.ts";
import { Papers } from "./papers.tsx";
import { PencilForFour, PencilForTwo } from "./pencils.tsx";
import styles from "./gallery.module.css";

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
  letIn: NOTHING,
  changePlan: (_, { type }) => notify(type),
  dealNext: () => notify("next deal"),
};

function lastDealOf({ table }: GalleryTable) {
  return table.pulya?.deal?.phase === "finished" ? table.pulya.deal : null;
}

function storeOf(shown: GalleryTable): TableStore {
  const { table, you, log, presence, plan = null } = shown;
  const store = new TableStore(you === null ? WATCHER : YOU);
  store.show({ table, you, log, lastDeal: lastDealOf(shown), clockOffsetMs: 0 });
  store.tell({ presence, plan, link: { kind: "open" } });
  return store;
}

/** What is shown besides tables. */
const OTHERS: Readonly<Record<string, ComponentType>> = {
  papers: Papers,
  "pencil-for-two": PencilForTwo,
  "pencil-for-four": PencilForFour,
  faces: Faces,
};

/** One state of the table screen, the papers, or who bots are: for the eye, for screenshots and for accessibility checks. */
export function Gallery({ state }: { readonly state: string | undefined }) {
  if (state === undefined) return <Contents />;
  const Other = OTHERS[state];
  return (
    <>
      {/* Those who turn the pages can see in the head which one is shown. */}
      <meta name="gallery" content={state} />
      {Other === undefined ? <TableState key={state} state={state} /> : <Other />}
    </>
  );
}

/** Every page there is. A test goes through all of them: what is not listed here is not held to anything. */
function Contents() {
  return (
    <main className="mx-auto max-w-6xl p-6">
      <h1 className="font-display text-3xl font-semibold">Gallery</h1>
      <ul className={styles["contents"]}>
        {[...TABLE_PAGES, ...Object.keys(OTHERS).map((state) => ({ state }))].map((page) => (
          <li key={Object.values(page).join()}>
            <Link to="/dev/gallery" search={page}>
              {Object.values(page).join(", ")}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
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
        <TableChrome menu={<TableMenu />} afterwards={<Afterwards />} isOfClub />
        <DealAnalysis />
      </TableScreen>
    </TableContext>
  );
}
