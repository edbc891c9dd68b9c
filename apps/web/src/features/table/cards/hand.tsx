import type { Card, SeenCard } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { CardBack } from "#ui/cards/card-back.tsx";
import { CardFace } from "#ui/cards/card-face.tsx";
import { heldOrder } from "#ui/cards/hand-order.ts";
import { useTable } from "../scene/table-context.ts";
import styles from "./hand.module.css";

interface HandProps {
  /** Accessible name of the list. */
  readonly label: string;
  readonly cards: readonly SeenCard[];
  /** Cards that may be taken now; null when the hand is not asked. */
  readonly playable: readonly Card[] | null;
  readonly picked?: readonly Card[];
  readonly onPick: (card: Card) => void;
  /** Called for a card that may not be taken now. */
  readonly onRefused: (card: Card) => void;
  readonly look: "own" | "open";
}

type CardState = "idle" | "ready" | "barred" | "picked";

function stateOf(card: Card, { playable, picked }: Pick<HandProps, "playable" | "picked">): CardState {
  if (picked?.includes(card) === true) return "picked";
  if (playable === null) return "idle";
  return playable.includes(card) ? "ready" : "barred";
}

function neighbour(key: string, index: number, length: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return (index + 1) % length;
  if (key === "ArrowLeft" || key === "ArrowDown") return (index + length - 1) % length;
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  return null;
}

/**
 * Keeps one card of a row in the tab order; arrows go along the row. A card that is played takes the focus with it: who
 * plays by keyboard goes on from its neighbour.
 */
function useRovingFocus(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const byKeyboard = useRef(false);
  const [focused, setFocused] = useState(0);
  const current = Math.min(focused, count - 1);

  useEffect(() => {
    if (!byKeyboard.current) return;
    byKeyboard.current = false;
    list.current?.querySelector<HTMLButtonElement>("button[tabindex='0']")?.focus();
  }, [count]);

  return {
    list,
    current,
    onKeyDown: (event: KeyboardEvent) => {
      const next = neighbour(event.key, current, count);
      if (next === null) return;
      event.preventDefault();
      setFocused(next);
      list.current?.querySelectorAll("button")[next]?.focus();
    },
    onTaken: (index: number, keyboard: boolean) => {
      setFocused(index);
      byKeyboard.current = keyboard;
    },
  };
}

/** A row of open cards, one of them in the tab order; Enter takes the card. */
export function Hand(props: HandProps) {
  const { label, cards, playable, onPick, onRefused, look } = props;
  const { t } = useTranslation();
  const keysId = useId();
  const held = heldOrder(cards).filter((card) => card !== "??");
  const { list, current, onKeyDown, onTaken } = useRovingFocus(held.length);
  const row: CSSProperties & Record<"--count", number> = { "--count": held.length };
  return (
    <>
      <p id={keysId} className="sr-only">
        {t(($) => $.table.keys)}
      </p>
      <ul
        ref={list}
        aria-label={label}
        aria-describedby={keysId}
        className={styles["hand"]}
        data-look={look}
        style={row}
      >
        {held.map((card, index) => {
          const state = stateOf(card, props);
          return (
            <HandCard
              key={card}
              card={card}
              state={state}
              name={cardName(t, card)}
              tabbable={index === current}
              onKeyDown={onKeyDown}
              onTake={(keyboard) => {
                onTaken(index, keyboard);
                if (state === "barred" || playable === null) onRefused(card);
                else onPick(card);
              }}
            />
          );
        })}
      </ul>
    </>
  );
}

interface HandCardProps {
  readonly card: Card;
  readonly state: CardState;
  readonly name: string;
  readonly tabbable: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Enter and the space bar click a button without a pointer. */
  readonly onTake: (keyboard: boolean) => void;
}

/** A card that has the focus as it leaves the hand makes the browser lay out the page once more before it is gone. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function HandCard({ card, state, name, tabbable, onKeyDown, onTake }: HandCardProps) {
  const sending = useTable((scene) => scene.sending);
  return (
    <li>
      <button
        type="button"
        className={styles["card"]}
        data-state={state}
        aria-disabled={sending || state === "idle" || state === "barred"}
        aria-pressed={state === "picked" ? true : undefined}
        tabIndex={tabbable ? 0 : -1}
        onMouseDown={keepFocus}
        onClick={(event) => onTake(event.detail === 0)}
        onKeyDown={onKeyDown}
      >
        <span className="sr-only">{name}</span>
        <CardFace card={card} />
      </button>
    </li>
  );
}

/** A fan of card backs: only their number is told. */
export function ClosedHand({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles["fan"]} role="img" aria-label={t(($) => $.table.closedCards, { count })}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index}>
          <CardBack />
        </span>
      ))}
    </div>
  );
}
