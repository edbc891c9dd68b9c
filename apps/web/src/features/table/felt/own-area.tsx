import type { Card, Legal, Seat, SeenCard } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "#lib/toasts.ts";
import { runOf, type Run } from "../seats/clock.ts";
import { Countdown, SpokenCountdown } from "../seats/countdown.tsx";
import { Hand } from "../cards/hand.tsx";
import { SeatPlate } from "../seats/seat-plate.tsx";
import { useTable } from "../scene/table-context.ts";
import { typeCard, type Typed } from "../cards/typed-card.ts";
import { useWhyNot } from "../scene/why-not.ts";
import styles from "./own-area.module.css";

interface OwnAreaProps {
  readonly seat: Seat;
  readonly legal: Legal;
  readonly picked: readonly Card[];
  readonly onToggleDiscard: (card: Card) => void;
  readonly prompt: string;
}

/** Returns the cards of a hand that may be taken now, for play or for the discard; null when it is not asked. */
export function playableIn(legal: Legal, hand: Seat, you: Seat | null): readonly Card[] | null {
  if (legal.kind === "play") return legal.hand === hand ? legal.cards : null;
  if (legal.kind === "order" || legal.kind === "discard") return hand === you ? legal.cards : null;
  return null;
}

/** Returns all cards that a decision is about, whosever hand they are in. */
function cardsAsked(legal: Legal): readonly Card[] | null {
  return legal.kind === "play" || legal.kind === "order" || legal.kind === "discard" ? legal.cards : null;
}

/** Returns the cards that a seat still holds; after a deal its cards are gone. */
export function heldBy(table: Table, seat: Seat): readonly SeenCard[] {
  const deal = table.pulya?.deal ?? null;
  return deal === null || deal.phase === "finished" ? [] : (deal.hands[seat] ?? []);
}

/** Returns what happens when a card is taken, and when one is taken that may not be; while a move is on its way, nothing. */
export function useCardTaking(legal: Legal, onToggleDiscard: (card: Card) => void) {
  const { act, sending, you } = useTable();
  const whyNot = useWhyNot();
  return {
    take: (card: Card) => {
      if (sending) return;
      if (legal.kind === "play") act({ type: "playCard", card });
      else onToggleDiscard(card);
    },
    refuse: (card: Card) => {
      if (!sending && legal.kind === "play" && you !== null) notify(whyNot({ type: "playCard", seat: you, card }));
    },
  };
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [role=dialog]") !== null;
}

/** Takes cards that are typed as codes ("th", "qs") anywhere on the page, while a card is asked for. */
function useTypedCards(asked: readonly Card[] | null, take: (card: Card) => void): Typed {
  const [typed, setTyped] = useState<Typed>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const step = typeCard(typed, event.key);
    setTyped(step.typed);
    if (step.card !== null && asked?.includes(step.card) === true) take(step.card);
  });
  const listening = asked !== null;
  useEffect(() => {
    if (!listening) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [listening]);
  return listening ? typed : null;
}

/** The time that runs for the viewer; null when none does, or while the clocks of the club stand still. */
function useOwnRun(): Run | null {
  const { table, you, presence } = useTable();
  return you === null || presence?.isStorageAway === true ? null : runOf(table, you);
}

/** The viewer's own edge of the table: plate, prompt, cards. */
export function OwnArea({ seat, legal, picked, onToggleDiscard, prompt }: OwnAreaProps) {
  const { t } = useTranslation();
  const { table, you, sending } = useTable();
  const { take, refuse } = useCardTaking(legal, onToggleDiscard);
  const typed = useTypedCards(cardsAsked(legal), take);
  const run = useOwnRun();
  return (
    <div className={styles["own"]}>
      <div className={styles["bar"]}>
        <SeatPlate seat={seat} place="bottom" />
        <p className={styles["prompt"]} data-mine={legal.kind !== "none"} data-sending={sending} role="status">
          {prompt}
          {run === null ? null : <Countdown key={run.deadlineAt} run={run} />}
          {typed === null ? null : <kbd className={styles["typed"]}>{t(($) => $.table.typed, { code: typed })}</kbd>}
        </p>
        {run === null ? null : <SpokenCountdown key={run.deadlineAt} run={run} />}
      </div>
      <Hand
        label={t(($) => $.table.yourCards)}
        cards={heldBy(table, seat)}
        playable={playableIn(legal, seat, you)}
        picked={picked}
        onPick={take}
        onRefused={refuse}
        look="own"
      />
    </div>
  );
}
