import { legalAside } from "@trelyazh/preferans";
import { partIn } from "@trelyazh/table";
import { Handshake, History } from "lucide-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { CatchingAside } from "../catching/catching-aside.tsx";
import { OfferBar } from "./offers/offer-bar.tsx";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { usePlay } from "../scene/use-deal.ts";
import { TrickCards } from "../cards/trick-area.tsx";
import styles from "./play-asides.module.css";

const ASIDE = "min-h-11 low-felt:px-2 low-felt:text-[0.8125rem]";

const OfferDialog = lazy(async () => ({ default: (await import("./offers/offer-dialog.tsx")).OfferDialog }));

/** Returns what the viewer has to decide, each decision by another name; null while it is nothing. */
function decisionIn({ table, legal, you }: TableScene): string | null {
  const { pulya, proposal, turn } = table;
  if (pulya === null || you === null) return null;
  if (legalAside(pulya, you).mayAnswerOffer) return "offer";
  if (proposal !== null && partIn(table, proposal, you) === "asked") return proposal.kind;
  return legal.kind === "none" ? null : `turn ${turn?.number}`;
}

/** The look back gives way to a decision that comes. Who has looked back instead of deciding is not hurried. */
function useGivingWay(): void {
  const { close } = useLayers();
  const decision = useTable(decisionIn);
  const known = useRef(decision);
  useEffect(() => {
    if (decision !== null && decision !== known.current) close("lastTrick");
    known.current = decision;
  }, [decision, close]);
}

function LastTrick() {
  useGivingWay();
  const { t } = useTranslation();
  const nameOf = useNames();
  const last = usePlay(({ tricks }) => tricks.at(-1)) ?? undefined;
  const { open } = useLayers();
  if (last === undefined) return null;
  return (
    <>
      <Button look="felt" size="s" className={ASIDE} onClick={() => open("lastTrick")}>
        <History size={16} aria-hidden="true" />
        <span>{t(($) => $.table.lastTrick)}</span>
      </Button>
      <Dialog layer="lastTrick" title={t(($) => $.table.lastTrick)}>
        <div className={styles["last-trick"]}>
          <TrickCards trick={last} isPast />
        </div>
        {last.winner === null ? null : (
          <p className="text-center text-ink-soft">{t(($) => $.table.lastTrickOf, { name: nameOf(last.winner) })}</p>
        )}
      </Dialog>
    </>
  );
}

/** What can be done besides one's turn: look back, offer a split, hand one's cards over. */
export function PlayAsides() {
  const { t } = useTranslation();
  const { act, isPlayedOut = false } = useActions();
  const sending = useTable((scene) => scene.sending);
  const { open } = useLayers();
  const isOffering = useIsOpen("offer");
  const may = useTable(({ table, you }) =>
    table.pulya === null || you === null ? null : legalAside(table.pulya, you),
  );
  return (
    <>
      {may === null ? null : <OfferBar mayAnswer={may.mayAnswerOffer} mayWithdraw={may.mayWithdrawOffer} />}
      <div className={styles["asides"]}>
        <LastTrick />
        <CatchingAside />
        {may?.mayOffer === true && !isPlayedOut ? (
          <Button look="felt" size="s" className={ASIDE} disabled={sending} onClick={() => open("offer")}>
            <Handshake size={16} aria-hidden="true" />
            <span>{t(($) => $.table.offer.open)}</span>
          </Button>
        ) : null}
        {may?.mayHandOver === true ? (
          <Button look="felt" size="s" className={ASIDE} disabled={sending} onClick={() => act({ type: "handOver" })}>
            {t(($) => $.table.catching.handOver)}
          </Button>
        ) : null}
      </div>
      {may !== null && isOffering ? (
        <Suspense>
          <OfferDialog />
        </Suspense>
      ) : null}
    </>
  );
}
