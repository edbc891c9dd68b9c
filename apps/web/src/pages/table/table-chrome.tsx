import { startPulya, type FinishedDeal } from "@trelyazh/preferans";
import { Eye, Microscope, NotebookPen, ScrollText } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ScoreSheet } from "#features/score-sheet/score-sheet.tsx";
import { SettlementDialog } from "#features/settlement/settlement-dialog.tsx";
import { TableTools } from "#features/shell/table-tools.tsx";
import { EventLog } from "#features/table/record/event-log.tsx";
import type { ShownTable } from "#features/table/scene/live-table.ts";
import { TableBanners } from "#features/table/table-banners.tsx";
import { useTable } from "#features/table/scene/table-context.ts";
import type { Link } from "#features/table/watching/watch-table.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { TableMenu } from "./table-menu.tsx";
import styles from "./table-chrome.module.css";

interface TableChromeProps {
  readonly live: ShownTable;
  readonly link: Link;
}

const RECORD_ID = "record";

function useSheet(): ReactNode {
  const { table, you, nameOf } = useTable();
  // Before the first deal the paper lies ready, ruled and empty.
  const pulya = table.pulya ?? startPulya({ settings: table.settings, dealer: 0 });
  return <ScoreSheet pulya={pulya} nearest={you ?? 0} nameOf={nameOf} />;
}

/** What surrounds the felt: the bar on top, paper and record beside it, the end of the pulya over it. */
export function TableChrome({ live, link }: TableChromeProps) {
  const { t } = useTranslation();
  const { table } = useTable();
  const sheet = useSheet();
  const { closeBy } = table.settings;
  const title = t(($) => $.table.title, { target: closeBy.kind === "each" ? closeBy.target : "" });
  return (
    <>
      <title>{`${title} · ${t(($) => $.common.club)}`}</title>
      <TableTools title={title} subtitle={<Progress />}>
        <PhonePages sheet={sheet} log={<EventLog log={live.log} />} lastDeal={live.lastDeal} />
        <TableMenu />
      </TableTools>
      {/* On low screens it scrolls, so the keyboard must reach it. */}
      <aside
        className={styles["side"]}
        tabIndex={0}
        aria-label={`${t(($) => $.score.title)}, ${t(($) => $.table.log.title)}`}
      >
        <section aria-label={t(($) => $.score.title)} className="p-5">
          {sheet}
        </section>
        <section aria-labelledby={RECORD_ID} className={styles["record"]}>
          <header className="flex h-11 items-center justify-between gap-3 border-b border-line pr-3 pl-5">
            <h2 id={RECORD_ID} className="font-display text-lg font-semibold">
              {t(($) => $.table.log.title)}
            </h2>
            <LastDeal deal={live.lastDeal} />
          </header>
          <EventLog log={live.log} />
        </section>
      </aside>
      <TableBanners log={live.log} link={link} />
      <Settlement>{sheet}</Settlement>
    </>
  );
}

/** Which deal it is, and how many look on. */
function Progress() {
  const { t } = useTranslation();
  const { table, presence } = useTable();
  const deal = table.pulya?.dealNumber ?? 0;
  const count = presence?.spectators ?? 0;
  return (
    <>
      {deal === 0 ? null : <span>{t(($) => $.table.deal, { deal })}</span>}
      {table.isEnding ? <Ending /> : null}
      {count === 0 ? null : (
        <span
          role="img"
          aria-label={t(($) => $.table.presence.spectators, { count })}
          title={t(($) => $.table.presence.spectators, { count })}
          className="inline-flex items-center gap-1 tabular-nums"
        >
          <Eye size={14} aria-hidden="true" />
          {count}
        </span>
      )}
    </>
  );
}

/** The badge of a pulya that all have agreed to end. */
function Ending() {
  const { t } = useTranslation();
  const full = t(($) => $.table.agreement.ending);
  return (
    <span title={full} className="rounded-full bg-brass/18 px-2 text-brass-text max-sm:order-first">
      <span aria-hidden="true">{t(($) => $.table.agreement.endingShort)}</span>
      <span className="sr-only">{full}</span>
    </span>
  );
}

interface LastDealProps {
  readonly deal: FinishedDeal | null;
  readonly onOpen?: () => void;
}

/** The last finished deal can be analysed while the next one is played. */
function LastDeal({ deal, onOpen }: LastDealProps) {
  const { t } = useTranslation();
  const { analyse } = useTable();
  if (deal === null) return null;
  const open = () => {
    onOpen?.();
    analyse(deal);
  };
  return (
    <Button look="ghost" size="s" onClick={open}>
      <Microscope size={16} aria-hidden="true" />
      {t(($) => $.analysis.openDeal, { deal: deal.number })}
    </Button>
  );
}

interface PhonePagesProps {
  readonly sheet: ReactNode;
  readonly log: ReactNode;
  readonly lastDeal: FinishedDeal | null;
}

type Page = "sheet" | "log";

/** On narrow screens paper and record come up from below. */
function PhonePages({ sheet, log, lastDeal }: PhonePagesProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState<Page | null>(null);
  return (
    <div className="flex min-[1160px]:hidden">
      <IconButton label={t(($) => $.table.sheet)} onClick={() => setPage("sheet")}>
        <NotebookPen size={20} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={t(($) => $.table.log.title)} onClick={() => setPage("log")}>
        <ScrollText size={20} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Dialog
        open={page !== null}
        onOpenChange={(open) => !open && setPage(null)}
        title={page === "log" ? t(($) => $.table.log.title) : t(($) => $.score.title)}
        shape="sheet"
      >
        {page === "log" ? log : sheet}
        <div className="mt-4 flex justify-end">
          <LastDeal deal={lastDeal} onOpen={() => setPage(null)} />
        </div>
      </Dialog>
    </div>
  );
}

/** Opens by itself when the pulya is over; closed, it can be opened again. */
function Settlement({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { table, you, nameOf } = useTable();
  const [closed, setClosed] = useState(false);
  if (table.pulya === null || table.pulya.settlement === null) return null;
  return (
    <>
      <Button look="primary" className={styles["settlement-again"]} onClick={() => setClosed(false)}>
        {t(($) => $.score.settlement.show)}
      </Button>
      <SettlementDialog
        pulya={table.pulya}
        you={you}
        nameOf={nameOf}
        open={!closed}
        onOpenChange={(open) => setClosed(!open)}
      >
        {children}
      </SettlementDialog>
    </>
  );
}
