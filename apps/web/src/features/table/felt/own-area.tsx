import type { Card, Game, Legal, Pulya, Seat, SeenCard } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { aheadPreference, tapsPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/use-preference.ts";
import { notify } from "#lib/toasts.ts";
import { runOf, type Run } from "../seats/clock.ts";
import { Countdown, SpokenCountdown } from "../seats/countdown.tsx";
import { Hand, type CardsAhead, type CardTaking } from "../cards/hand.tsx";
import { cardsAhead } from "../scene/ahead.ts";
import { fromTalon, sitsOut } from "../scene/deal-facts.ts";
import { useDeal } from "../scene/use-deal.ts";
import { SeatPlate } from "../seats/seat-plate.tsx";
import { useActions, useChooseAhead, useGlance, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { useTypedKeys } from "../keys/use-typed-keys.ts";
import { usePrompt } from "../decisions/prompt.ts";
import { useWhyNot } from "../scene/why-not.ts";
import styles from "./own-area.module.css";

const NONE: readonly Card[] = [];

interface OwnAreaProps {
  readonly seat: Seat;
  readonly picked: readonly Card[];
  readonly onToggleDiscard: (card: Card) => void;
  readonly onContract: (game: Game) => void;
}

/** Returns the cards of a hand that may be taken now, for play or for the discard; null when it is not asked. */
export function playableIn(legal: Legal, hand: Seat, you: Seat | null): readonly Card[] | null {
  if (legal.kind === "play") return legal.hand === hand ? legal.cards : null;
  if (legal.kind === "order" || legal.kind === "discard") return hand === you ? legal.cards : null;
  return null;
}

/** Returns the cards that a seat still holds; after a deal its cards are gone. */
export function heldBy(table: Table, seat: Seat): readonly SeenCard[] {
  const deal = table.pulya?.deal ?? null;
  return deal === null || deal.phase === "finished" ? [] : (deal.hands[seat] ?? []);
}

/** A card that lies higher than the others, and the cards that could be played as it was lifted. */
interface Lifted {
  readonly card: Card;
  readonly among: readonly Card[] | null;
}

interface Takeable {
  readonly playable: readonly Card[] | null;
  readonly onToggleDiscard: (card: Card) => void;
}

/** Returns what happens when a card is taken, and when one is taken that may not be; while a move is on its way, nothing. */
export function useCardTaking({ playable, onToggleDiscard }: Takeable): CardTaking {
  const { act } = useActions();
  const glance = useGlance();
  const whyNot = useWhyNot();
  const taps = usePreference(tapsPreference);
  const [lifted, setLifted] = useState<Lifted | null>(null);
  // It lies down again as the turn ends.
  const liftedNow = lifted?.among === playable ? lifted.card : null;
  const take = (card: Card) => {
    const { legal, sending } = glance();
    if (sending) return;
    if (legal.kind === "play") act({ type: "playCard", card });
    else onToggleDiscard(card);
  };
  return {
    take,
    lifted: liftedNow,
    touch: (card: Card) => {
      const { legal, sending } = glance();
      if (taps === "one" || card === liftedNow || legal.kind !== "play") take(card);
      else if (!sending) setLifted({ card, among: playable });
    },
    refuse: (card: Card) => {
      const { legal, sending, you } = glance();
      if (!sending && legal.kind === "play" && you !== null) notify(whyNot({ type: "playCard", seat: you, card }));
    },
  };
}

/** Returns what may be chosen before the own hand is asked; undefined where nobody has wished for that. */
function useCardsAhead(): CardsAhead | undefined {
  const isOn = usePreference(aheadPreference) === "on";
  const choose = useChooseAhead();
  const cards = useTable((scene) => (isOn ? cardsAhead(scene) : NONE));
  const chosen = useTable(({ ahead }) => (ahead?.wish.type === "playCard" ? ahead.wish.card : null));
  return isOn ? { cards, chosen, choose: (card) => choose({ type: "playCard", card }) } : undefined;
}

/** Returns the time that runs for the viewer; null when none does, or while the clocks of the club stand still. */
function ownRun({ table, you, presence }: TableScene): Run | null {
  return you === null || presence?.isStorageAway === true ? null : runOf(table, you);
}

interface PromptProps {
  /** What has been typed so far. */
  readonly typed: string;
}

/** The one line that says what the table waits for, and how long. */
function Prompt({ typed }: PromptProps) {
  const { t } = useTranslation();
  const { isMine, sending } = useTable(({ legal, ahead, sending: isOnItsWay }) => ({
    isMine: legal.kind !== "none" || ahead !== null,
    sending: isOnItsWay,
  }));
  const run = useTable(ownRun);
  return (
    <>
      <p className={styles["prompt"]} data-mine={isMine} data-sending={sending} role="status">
        <span>{usePrompt()}</span>
        {run === null ? null : <Countdown key={run.deadlineAt} run={run} />}
        {typed === "" ? null : (
          <kbd className={styles["typed"]}>{t(($) => $.table.typed, { code: typed.toUpperCase() })}</kbd>
        )}
      </p>
      {run === null ? null : <SpokenCountdown key={run.deadlineAt} run={run} />}
    </>
  );
}

/** The viewer has no cards in the deal that is on, and nothing is asked of them. */
function restsNow(pulya: Pulya | null, legal: Legal, seat: Seat): boolean {
  const deal = pulya?.deal ?? null;
  return deal !== null && deal.phase !== "finished" && legal.kind === "none" && sitsOut(deal, seat);
}

/** What stands in the place of the cards while the viewer has none. */
function SitsOut() {
  const { t } = useTranslation();
  return <p className={styles["out"]}>{t(($) => $.table.youSitOut)}</p>;
}

/** The viewer's own edge of the table: plate, prompt, cards. */
export function OwnArea({ seat, picked, onToggleDiscard, onContract }: OwnAreaProps) {
  const { t } = useTranslation();
  const cards = useTable(({ table }) => heldBy(table, seat));
  const playable = useTable(({ legal, you }) => playableIn(legal, seat, you));
  const isForPartner = useTable(({ legal }) => legal.kind === "play" && legal.hand !== seat);
  const marked = useDeal((deal) => fromTalon(deal, seat)) ?? NONE;
  const isOut = useTable(({ table: { pulya }, legal }) => restsNow(pulya, legal, seat));
  const taking = useCardTaking({ playable, onToggleDiscard });
  const ahead = useCardsAhead();
  const typed = useTypedKeys({ taking, isDiscardComplete: picked.length === 2, onContract });
  return (
    <div className={styles["own"]} data-rests={isForPartner}>
      <div className={styles["bar"]}>
        <SeatPlate seat={seat} place="bottom" />
        <Prompt typed={typed} />
      </div>
      {isOut ? (
        <SitsOut />
      ) : (
        <Hand
          label={t(($) => $.table.yourCards)}
          cards={cards}
          playable={playable}
          picked={picked}
          marked={marked}
          taking={taking}
          ahead={ahead}
          look="own"
        />
      )}
    </div>
  );
}
