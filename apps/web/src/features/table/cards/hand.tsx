import type { Card, SeenCard } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import {
  useEffect,
  useId,
  useRef,
  type ComponentProps,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { useTranslation } from "react-i18next";
import { CardFace } from "#ui/cards/card-face.tsx";
import { suitRows } from "#ui/cards/hand-order.ts";
import { useRoving } from "#lib/use-roving.ts";
import { useIsAdvisedCard } from "../scene/advice.ts";
import { usePlanMark } from "../scene/plan.ts";
import { useTable } from "../scene/table-context.ts";
import { TableBack, TableFace } from "./table-card.tsx";
import styles from "./hand.module.css";

/** What happens when a card is taken. */
export interface CardTaking {
  readonly take: (card: Card) => void;
  /** Called for a card that is tapped: where two taps play one, the first lifts it. */
  readonly touch: (card: Card) => void;
  /** The card that was lifted. */
  readonly lifted: Card | null;
  /** Called for a card that may not be taken now. */
  readonly refuse: (card: Card) => void;
}

/** Cards that may be chosen before the hand is asked. */
export interface CardsAhead {
  readonly cards: readonly Card[];
  readonly chosen: Card | null;
  /** Chooses a card, or takes it back. */
  readonly choose: (card: Card) => void;
}

interface HandProps {
  /** Accessible name of the list. */
  readonly label: string;
  readonly cards: readonly SeenCard[];
  /** Cards that may be taken now; null when the hand is not asked. */
  readonly playable: readonly Card[] | null;
  readonly picked?: readonly Card[];
  /** Cards that have come from the talon. */
  readonly marked?: readonly Card[];
  readonly taking: CardTaking;
  readonly ahead?: CardsAhead | undefined;
  /** All in one row, or a row for each suit. */
  readonly look: "own" | "open";
}

type CardState = "idle" | "ready" | "barred" | "picked" | "lifted" | "waits" | "ahead";

function stateOf(card: Card, { playable, picked, taking, ahead }: HandProps): CardState {
  if (picked?.includes(card) === true) return "picked";
  if (ahead?.chosen === card) return "ahead";
  if (playable === null) return ahead?.cards.includes(card) === true ? "waits" : "idle";
  if (!playable.includes(card)) return "barred";
  return taking.lifted === card ? "lifted" : "ready";
}

/** Returns what a card does when it is taken, by its state. */
function takingOf(state: CardState, { taking, ahead }: HandProps) {
  return (card: Card, keyboard: boolean) => {
    if (state === "waits" || state === "ahead") ahead?.choose(card);
    else if (state === "idle" || state === "barred") taking.refuse(card);
    else if (keyboard) taking.take(card);
    else taking.touch(card);
  };
}

const DISABLED: readonly CardState[] = ["idle", "barred"];
const PRESSED: readonly CardState[] = ["picked", "lifted", "ahead"];

/** A card that is played takes the focus with it: whoever plays by keyboard goes on from its neighbour. */
function useRovingCards(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const byKeyboard = useRef(false);
  const { tabIndexOf, setCurrent, onKeyDown } = useRoving(count);

  useEffect(() => {
    if (!byKeyboard.current) return;
    byKeyboard.current = false;
    list.current?.querySelector<HTMLButtonElement>("button[tabindex='0']")?.focus();
  }, [count]);

  return {
    list,
    tabIndexOf,
    onKeyDown,
    onTaken: (index: number, keyboard: boolean) => {
      setCurrent(index);
      byKeyboard.current = keyboard;
    },
  };
}

type Measures = CSSProperties & Record<`--${string}`, number>;

/** What the size of the cards follows, besides the room. */
function measuresOf(rows: readonly (readonly Card[])[]): Measures {
  const lengths = rows.map(({ length }) => length);
  return { "--count": rows.flat().length, "--suits": rows.length, "--longest": Math.max(...lengths, 1) };
}

/** Each card of a hand with its place among the rows. */
function placedIn(rows: readonly (readonly Card[])[]) {
  return rows.flatMap((cards, row) =>
    cards.map((card, column) => ({
      card,
      at: { gridRow: row + 1, gridColumn: column + 1 },
      isRowEnd: column === cards.length - 1,
      isLastRow: row === rows.length - 1,
    })),
  );
}

/** What is said of a hand, and of some of its cards; each has its id. */
function HandNotes(ids: Readonly<Record<"keys" | "mark" | "ahead", string>>) {
  const { t } = useTranslation();
  return (
    <>
      <p id={ids.keys} className="sr-only">
        {t(($) => $.table.keys)}
      </p>
      <p id={ids.mark} hidden>
        {t(($) => $.table.fromTalon)}
      </p>
      <p id={ids.ahead} hidden>
        {t(($) => $.table.ahead.chosen)}
      </p>
    </>
  );
}

/** Open cards in one row or in rows by suit, one of them in the tab order; Enter takes the card. */
export function Hand(props: HandProps) {
  const { label, cards, playable, marked, look } = props;
  const ids = { keys: useId(), mark: useId(), ahead: useId() };
  const rows = suitRows(cards);
  const held = placedIn(rows);
  const { list, tabIndexOf, onKeyDown, onTaken } = useRovingCards(held.length);
  return (
    <>
      <HandNotes {...ids} />
      <ul
        ref={list}
        aria-label={label}
        aria-describedby={ids.keys}
        className={styles["hand"]}
        data-look={look}
        data-stops
        data-asked={playable !== null}
        style={measuresOf(rows)}
      >
        {held.map(({ card, at, isRowEnd, isLastRow }, index) => {
          const state = stateOf(card, props);
          const isMarked = marked?.includes(card) === true;
          const describedBy = isMarked ? ids.mark : state === "ahead" ? ids.ahead : undefined;
          return (
            <li key={card} style={at} data-row-end={isRowEnd} data-last-row={isLastRow}>
              <HandCard
                card={card}
                state={state}
                isMarked={isMarked}
                describedBy={describedBy}
                tabIndex={tabIndexOf(index)}
                look={look}
                onKeyDown={onKeyDown}
                onTake={(keyboard) => {
                  onTaken(index, keyboard);
                  takingOf(state, props)(card, keyboard);
                }}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface HandCardProps {
  readonly card: Card;
  readonly state: CardState;
  /** It has come from the talon. */
  readonly isMarked: boolean;
  /** The id of what says so, or that it was chosen ahead. */
  readonly describedBy: string | undefined;
  readonly tabIndex: number;
  readonly look: HandProps["look"];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Enter and the space bar click a button without a pointer. */
  readonly onTake: (keyboard: boolean) => void;
}

/** A card that has the focus as it leaves the hand makes the browser lay out the page once more before it is gone. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Nothing can be taken while a move is on its way; the card on it is not rendered for that. */
function CardButton({ "aria-disabled": isDisabled, ...props }: ComponentProps<"button">) {
  const sending = useTable((scene) => scene.sending);
  return <button type="button" aria-disabled={sending || isDisabled} {...props} />;
}

function HandCard(props: HandCardProps) {
  const { card, state, isMarked, describedBy, tabIndex, look, onKeyDown, onTake } = props;
  const { t } = useTranslation();
  const planned = usePlanMark(card);
  const planId = useId();
  const isAdvised = useIsAdvisedCard(card);
  return (
    <CardButton
      className={styles["card"]}
      data-state={state}
      data-marked={isMarked || undefined}
      data-advised={isAdvised}
      aria-describedby={planned === null ? describedBy : `${planId} ${describedBy ?? ""}`}
      aria-disabled={DISABLED.includes(state)}
      aria-pressed={PRESSED.includes(state) ? true : undefined}
      data-stop
      tabIndex={tabIndex}
      onMouseDown={keepFocus}
      onClick={(event) => onTake(event.detail === 0)}
      onKeyDown={onKeyDown}
    >
      <span className="sr-only">{cardName(t, card)}</span>
      {/* Of an open hand's cards little more than a drawn face's corner is seen. */}
      {look === "own" ? <TableFace card={card} /> : <CardFace card={card} />}
      {planned === null ? null : (
        <span aria-hidden="true" className={styles["planned"]} data-part={planned.part}>
          <span>{planned.number}</span>
          <span id={planId} hidden>
            {t(($) => $.table.catching[planned.part], { number: planned.number })}
          </span>
        </span>
      )}
    </CardButton>
  );
}

/** A fan of card backs: only their number is told. */
export function ClosedHand({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles["fan"]} role="img" aria-label={t(($) => $.table.closedCards, { count })}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index}>
          <TableBack />
        </span>
      ))}
    </div>
  );
}
