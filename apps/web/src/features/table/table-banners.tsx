import { errorText } from "@trelyazh/i18n";
import type { Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import { isResting, movesMadeFor, type TableEnvelope } from "@trelyazh/table";
import { Link } from "@tanstack/react-router";
import { DatabaseZap, Eye, Hourglass, Moon, Undo2, X } from "lucide-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { GivenAdvice } from "./advice/advise.tsx";
import { ProposalCard } from "./decisions/proposal-card.tsx";
import { useActions, useTable } from "./scene/table-context.ts";
import type { TableScene } from "./scene/table-store.ts";
import styles from "./table-banners.module.css";

/** A recovery is told until the next thing happens. */
function isJustRecovered(log: readonly TableEnvelope[]): boolean {
  return log.slice(-3).some(({ event }) => event.type === "tableRecovered");
}

/** Why nothing can happen at the table at present, though the viewer's own line is up. */
function hitchOf({ link, presence }: TableScene): ErrorCode | null {
  if (link.kind !== "open") return null;
  if (presence?.isStorageAway === true) return "DATABASE_AWAY";
  return presence?.isLineAway === true ? "NODE_AWAY" : null;
}

function HitchAlert({ code }: { readonly code: ErrorCode }) {
  const { t } = useTranslation();
  return (
    <p className={styles["alert"]} role="alert">
      <DatabaseZap size={16} aria-hidden="true" className="shrink-0" />
      <span>{errorText(t, code)}</span>
    </p>
  );
}

/** What a bot has done meanwhile, until the viewer plays on or closes it. */
function WelcomeBack({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <p role="status">
      <Undo2 size={16} aria-hidden="true" className="shrink-0" />
      <span className="grow">{t(($) => $.table.back.text, { count })}</span>
      <button
        type="button"
        className={styles["close"]}
        aria-label={t(($) => $.common.close)}
        onClick={() => setClosed(true)}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </p>
  );
}

function SpectatorNote() {
  const { t } = useTranslation();
  const count = useTable(({ table }) => table.spectatorDelaySeconds);
  return (
    <p>
      <Eye size={16} aria-hidden="true" className="shrink-0" />
      <span className="grow">
        {count === 0 ? t(($) => $.table.spectator.live) : t(($) => $.table.spectator.delayed, { count })}
      </span>
      <Link to={paths.lobby} className={styles["link"]}>
        {t(($) => $.table.spectator.leave)}
      </Link>
    </p>
  );
}

function KeptNote({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { sit } = useActions();
  return (
    <p>
      <span className="grow">{t(($) => $.table.kept)}</span>
      <Button look="primary" size="s" className="min-h-11" onClick={() => sit(seat)}>
        {t(($) => $.table.takeBack)}
      </Button>
    </p>
  );
}

function lastingOf({ table, you, keptSeat: kept, isElsewhere, presence }: TableScene) {
  return {
    botsHurry: presence?.botsHurry === true && table.status === "playing",
    keptSeat: isElsewhere ? null : kept,
    moves: you === null ? 0 : movesMadeFor(table, you),
    isOnlooker: you === null && kept === null && table.status !== "waiting",
    rests: isResting(table),
    // In a quiet tab nothing is answered.
    proposal: isElsewhere ? null : table.proposal,
  };
}

/** What holds for longer: it takes room of its own on a phone. */
function LastingNotes() {
  const { t } = useTranslation();
  const { keptSeat, moves, isOnlooker, rests, proposal, botsHurry } = useTable(lastingOf);
  return (
    <div className={styles["lasting"]}>
      {moves === 0 ? null : <WelcomeBack key={moves} count={moves} />}
      {keptSeat === null ? null : <KeptNote seat={keptSeat} />}
      {isOnlooker ? <SpectatorNote /> : null}
      {rests ? (
        <p>
          <Moon size={16} aria-hidden="true" className="shrink-0" />
          <span>{t(($) => $.table.presence.nobody)}</span>
        </p>
      ) : null}
      {botsHurry ? (
        <p role="status">
          <Hourglass size={16} aria-hidden="true" className="shrink-0" />
          <span>{t(($) => $.hosting.bots.note)}</span>
        </p>
      ) : null}
      {proposal === null ? null : <ProposalCard proposal={proposal} />}
      <GivenAdvice />
    </div>
  );
}

/** Notes over the felt about the viewer's part, and what the players want of each other. */
export const TableBanners = memo(function TableBanners() {
  const { t } = useTranslation();
  const { hitch, recovered } = useTable((scene) => ({
    hitch: hitchOf(scene),
    recovered: isJustRecovered(scene.log),
  }));
  return (
    <aside className={styles["notes"]} aria-label={t(($) => $.table.notes)}>
      <LastingNotes />
      <div className={styles["passing"]}>
        {hitch === null ? null : <HitchAlert code={hitch} />}
        {recovered ? <p>{t(($) => $.table.recovered)}</p> : null}
      </div>
    </aside>
  );
});
