import { paperNumber, progressText } from "@trelyazh/i18n";
import { progressOf, startPulya, type Pulya } from "@trelyazh/preferans";
import { Expand, Eye, Microscope, NotebookPen, Printer, ScrollText } from "lucide-react";
import { lazy, memo, Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ScoreSheet } from "#features/score-sheet/score-sheet.tsx";
import { poolOf } from "#features/settlement/pool-of.ts";
import { TableTools } from "#features/shell/table-tools.tsx";
import { AskForAdvice } from "#features/table/advice/advise.tsx";
import { TurnTitle } from "#features/table/attention/turn-title.tsx";
import { ConditionsDialog, OpenConditions } from "#features/table/conditions/table-conditions.tsx";
import { FairnessDialog, OpenFairness } from "#features/table/fairness/fair-play.tsx";
import { KeysDialog } from "#features/table/keys/keys-dialog.tsx";
import { EventLog } from "#features/table/record/event-log.tsx";
import { RowOfAllPasses } from "#features/table/signs/late-signs.tsx";
import { TableBanners } from "#features/table/table-banners.tsx";
import { useActions, useNames, useTable } from "#features/table/scene/table-context.ts";
import { useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { RulesOverTable } from "../rules/rules-over-table.tsx";
import styles from "./table-chrome.module.css";

const RECORD_ID = "record";

const TableSettings = lazy(async () => ({
  default: (await import("#features/table/settings/table-settings.tsx")).TableSettings,
}));

const SettlementDialog = lazy(async () => ({
  default: (await import("#features/settlement/settlement-dialog.tsx")).SettlementDialog,
}));

/** What the paper is drawn from; of what else happens it knows nothing. */
function writtenIn({ settings, sheet, dealNumber, allPassStreak, exitLevel, bombs }: Pulya) {
  return { settings, sheet, dealNumber, allPassStreak, exitLevel, bombs };
}

/** The paper. Before the first deal it lies ready, ruled and empty. */
function Sheet() {
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const settings = useTable(({ table }) => table.settings);
  const blank = useMemo(() => startPulya({ settings, dealer: 0 }), [settings]);
  const paper = useTable(({ table }) => writtenIn(table.pulya ?? blank));
  return <ScoreSheet paper={paper} you={you} nameOf={nameOf} />;
}

function Paper() {
  return (
    <PartBoundary part="paper">
      <Sheet />
    </PartBoundary>
  );
}

/** The paper, and what is being played on it. */
function PaperInPlay() {
  return (
    <>
      <Paper />
      <OpenConditions className={styles["conditions"]} />
    </>
  );
}

function Record({ earlier }: Pick<TableChromeProps, "earlier">) {
  return (
    <PartBoundary part="record">
      <EventLog earlier={earlier} />
    </PartBoundary>
  );
}

interface TableChromeProps {
  /** What can be done there besides playing. */
  readonly menu: ReactNode;
  /** Where to go from the settlement. */
  readonly afterwards: ReactNode;
  /** Others can look at it by its address. */
  readonly isOfClub?: boolean;
  /** What stands at the head of the record, where there may be more of it to read. */
  readonly earlier?: ReactNode;
  /** What kind of table it is, where it is not an ordinary one. */
  readonly sign?: ReactNode;
}

/** What the pulya is written to. */
function useTitle(): string {
  const { t } = useTranslation();
  const settings = useTable(({ table }) => table.settings);
  return settings.closeBy.kind === "deals"
    ? t(($) => $.table.titleDeals, { count: settings.closeBy.count })
    : t(($) => $.table.title, { target: poolOf(settings) });
}

/** What surrounds the felt: the bar on top, paper and record beside it, the end of the pulya over it. */
export const TableChrome = memo(function TableChrome(props: TableChromeProps) {
  const { menu, afterwards, isOfClub = false, earlier, sign } = props;
  const { t } = useTranslation();
  const title = useTitle();
  return (
    <>
      <TurnTitle title={`${title} · ${t(($) => $.common.club)}`} />
      <TableTools title={title} subtitle={<Progress sign={sign} />} settings={<TableSettings />}>
        <PartBoundary part="tools">
          <AskForAdvice />
          <PhonePages earlier={earlier} />
          {menu}
        </PartBoundary>
      </TableTools>
      {/* On low screens it scrolls, so the keyboard must reach it. */}
      <aside
        className={styles["side"]}
        tabIndex={0}
        aria-label={`${t(($) => $.score.title)}, ${t(($) => $.table.log.title)}`}
      >
        <section aria-label={t(($) => $.score.title)} className="p-5">
          <PaperInPlay />
        </section>
        <section aria-labelledby={RECORD_ID} className={styles["record"]}>
          <header className="flex h-11 shrink-0 items-center justify-between gap-3 border-b border-line pr-3 pl-5">
            <h2 id={RECORD_ID} className="font-display text-lg font-semibold whitespace-nowrap">
              {t(($) => $.table.log.title)}
            </h2>
            <div className="flex items-center">
              <PaperActions />
              <WholePaper />
            </div>
          </header>
          <Record earlier={earlier} />
        </section>
      </aside>
      <PartBoundary part="banners">
        <TableBanners />
      </PartBoundary>
      <KeysDialog />
      <ConditionsDialog />
      <FairnessDialog />
      <RulesOverTable />
      <PartBoundary part="settlement">
        <Settlement afterwards={afterwards} isOfClub={isOfClub} />
      </PartBoundary>
    </>
  );
});

/** Which deal it is, and how far that has brought the pulya. */
function Deal() {
  const { t } = useTranslation();
  const deal = useTable(({ table }) => table.pulya?.dealNumber ?? 0);
  const progress = useTable(({ table: { pulya } }) => (pulya === null ? null : progressOf(pulya)));
  if (deal === 0 || progress === null) return null;
  const { reached, goal } = progress;
  const far = progressText(t, progress);
  // Where deals are counted, one number says both.
  if (progress.by === "deals") return <span className="tabular-nums first-letter:uppercase">{far}</span>;
  return (
    <>
      <span>{t(($) => $.table.deal, { deal })}</span>
      <span title={far} className="tabular-nums">
        <span aria-hidden="true" className="sm:hidden">{`${paperNumber(reached)}/${goal}`}</span>
        <span className="max-sm:sr-only">{far}</span>
      </span>
    </>
  );
}

/** Which deal it is, and how many look on. */
function Progress({ sign }: Pick<TableChromeProps, "sign">) {
  const { t } = useTranslation();
  const { count, isEnding, isLastDeal } = useTable(({ table, presence }) => ({
    count: presence?.spectators ?? 0,
    isEnding: table.isEnding,
    isLastDeal: table.pulya !== null && table.status === "playing" && progressOf(table.pulya).isLastDeal,
  }));
  return (
    <>
      {sign}
      <Deal />
      {isEnding ? <Last full={t(($) => $.table.agreement.ending)} /> : null}
      {isLastDeal && !isEnding ? <Last full={t(($) => $.score.progress.last)} /> : null}
      <RowOfAllPasses />
      {count === 0 ? null : (
        <span
          role="img"
          aria-label={t(($) => $.table.presence.spectators, { count })}
          title={t(($) => $.table.presence.spectators, { count })}
          className="inline-flex items-center gap-1 tabular-nums"
        >
          <Eye size={14} aria-hidden="true" />
          <span>{count}</span>
        </span>
      )}
    </>
  );
}

/** The badge of a pulya's last deal: there have been as many as were to be, or all have agreed to end. */
function Last({ full }: { readonly full: string }) {
  const { t } = useTranslation();
  return (
    <span title={full} className="rounded-full bg-brass/18 px-2 text-brass-text max-sm:order-first max-sm:px-1">
      <span aria-hidden="true">{t(($) => $.table.agreement.endingShort)}</span>
      <span className="sr-only">{full}</span>
    </span>
  );
}

/** The last finished deal can be analysed while the next one is played. */
function LastDeal() {
  const { t } = useTranslation();
  const { analyse } = useActions();
  const deal = useTable(({ lastDeal }) => lastDeal);
  if (deal === null) return null;
  return (
    <Button
      look="ghost"
      size="s"
      aria-label={t(($) => $.analysis.openDeal, { deal: deal.number })}
      onClick={() => analyse(deal)}
    >
      <Microscope size={16} aria-hidden="true" />
      <span>{t(($) => $.table.log.analyse)}</span>
    </Button>
  );
}

/** What can be done with paper and record. */
function PaperActions() {
  const { t } = useTranslation();
  return (
    <>
      <LastDeal />
      <OpenFairness shape="icon" />
      <IconButton label={t(($) => $.table.print)} onClick={() => print()}>
        <Printer size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </>
  );
}

/** Lays the paper over the whole screen. */
function WholePaper() {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <>
      <IconButton label={t(($) => $.score.enlarge)} onClick={() => open("paper")}>
        <Expand size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Dialog layer="paper" title={t(($) => $.score.title)} shape="whole" actions={<PaperActions />}>
        <PaperInPlay />
      </Dialog>
    </>
  );
}

/** On narrow screens paper and record come up from below. */
function PhonePages({ earlier }: Pick<TableChromeProps, "earlier">) {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <div className="flex min-[1160px]:hidden">
      <IconButton label={t(($) => $.table.sheet)} onClick={() => open("paper")}>
        <NotebookPen size={20} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={t(($) => $.table.log.title)} onClick={() => open("record")}>
        <ScrollText size={20} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Dialog layer="record" title={t(($) => $.table.log.title)} shape="sheet" actions={<PaperActions />}>
        <Record earlier={earlier} />
      </Dialog>
    </div>
  );
}

/** Opens by itself when the pulya is over; closed, it can be opened again. */
function Settlement({ afterwards, isOfClub }: Pick<Required<TableChromeProps>, "afterwards" | "isOfClub">) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const pulya = useTable(({ table }) => (table.pulya?.settlement ? table.pulya : null));
  const { open, isBare } = useLayers();
  const isOver = pulya !== null;
  const [wasOver] = useState(isOver);
  useEffect(() => {
    // A link to a pulya that is over may be to something else there.
    if (isOver && (!wasOver || isBare())) open("settlement");
  }, [isOver, wasOver, isBare, open]);
  if (!isOver) return null;
  return (
    <>
      <Button look="primary" className={styles["settlement-again"]} onClick={() => open("settlement")}>
        {t(($) => $.score.settlement.show)}
      </Button>
      <Suspense>
        <SettlementDialog
          pulya={pulya}
          you={you}
          nameOf={nameOf}
          afterwards={afterwards}
          check={<OpenFairness shape="button" />}
          isOfClub={isOfClub}
        >
          <Paper />
        </SettlementDialog>
      </Suspense>
    </>
  );
}
