import { useMemo } from "react";
import { TableScreen } from "#features/table/table-screen.tsx";
import { notify } from "#lib/toasts.ts";
import { useDealAnalysis } from "#pages/table/deal-analysis.tsx";
import { TableChrome } from "#pages/table/table-chrome.tsx";
import { galleryTable } from "./moments.ts";

const NOTHING = () => undefined;
// As moments.ts calls the viewer; anyone else looks on.
const YOU = { id: "you", name: "Гость 4821" };
const WATCHER = { id: "watcher", name: "Гость 7641" };
const AGREEMENTS = {
  propose: (kind: string) => notify(kind),
  answer: (accept: boolean) => notify(accept ? "agree" : "decline"),
  resume: () => notify("resume"),
  busy: false,
};

/** One state of the table screen, for the eye, for screenshots and for accessibility checks. */
export function Gallery({ state }: { readonly state: string }) {
  const { table, you, log, presence, link } = useMemo(() => galleryTable(state), [state]);
  const lastDeal = table.pulya?.deal?.phase === "finished" ? table.pulya.deal : null;
  const { analyse, dialog } = useDealAnalysis(state.startsWith("analysis") ? lastDeal : null);
  const live = { table, you, log, lastDeal, clockOffsetMs: 0 };
  return (
    <TableScreen
      live={live}
      me={you === null ? WATCHER : YOU}
      presence={presence}
      agreements={AGREEMENTS}
      sit={NOTHING}
      sending={false}
      act={(wish) => notify(JSON.stringify(wish))}
      analyse={analyse}
      waiting={{ addBot: NOTHING }}
    >
      <TableChrome live={live} link={link} />
      {dialog}
    </TableScreen>
  );
}
