import type { Card, SeenCard } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { CardBack } from "#ui/cards/card-back.tsx";
import { CardFace } from "#ui/cards/card-face.tsx";
import { heldOrder } from "./hand-order.ts";

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

/** A row of open cards. One of them is in the tab order; arrows go along the row, Enter takes the card. */
export function Hand(props: HandProps) {
  const { label, cards, playable, onPick, onRefused, look } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState(0);
  const held = heldOrder(cards).filter((card) => card !== "??");
  const current = Math.min(focused, held.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbour(event.key, current, held.length);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    list.current?.querySelectorAll("button")[next]?.focus();
  };

  const row: CSSProperties & Record<"--count", number> = { "--count": held.length };
  return (
    <ul ref={list} aria-label={label} className={`hand hand-${look}`} style={row}>
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
            onTake={() => {
              setFocused(index);
              if (state === "barred" || playable === null) onRefused(card);
              else onPick(card);
            }}
          />
        );
      })}
    </ul>
  );
}

interface HandCardProps {
  readonly card: Card;
  readonly state: CardState;
  readonly name: string;
  readonly tabbable: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onTake: () => void;
}

function HandCard({ card, state, name, tabbable, onKeyDown, onTake }: HandCardProps) {
  return (
    <li>
      <button
        type="button"
        className="card"
        data-state={state}
        aria-disabled={state === "idle" || state === "barred"}
        aria-pressed={state === "picked" ? true : undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={onTake}
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
    <div className="fan" role="img" aria-label={t(($) => $.table.closedCards, { count })}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index}>
          <CardBack />
        </span>
      ))}
    </div>
  );
}
