import { isCard, type Card, type SeenCard } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { heldOrder } from "#ui/cards/hand-order.ts";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { useScene } from "./analysis-context.ts";
import styles from "./open-hands.module.css";
import { handInPlay, markOf, type CardMark, type Moment } from "./report/deal-cards.ts";

interface OpenHandsProps {
  readonly moment: Moment;
}

/** The three hands as they were played, and the cards that were not. */
export function OpenHands({ moment }: OpenHandsProps) {
  const { t } = useTranslation();
  const { deal, seats, nameOf } = useScene();
  const { declarer, contract } = deal.result;
  return (
    <div className="flex flex-col gap-3">
      {seats.map((seat) => (
        <div key={seat} className="flex flex-col gap-1">
          <p className="flex items-baseline gap-2 text-sm font-medium">
            <span translate="no" className="truncate">
              {nameOf(seat)}
            </span>
            {seat === declarer && contract !== null ? (
              <span className="text-brass-text">
                <BidMark bid={contract} />
              </span>
            ) : null}
            {seat === deal.seats[0] ? (
              <span className="font-normal text-ink-soft">{t(($) => $.analysis.cards.leads)}</span>
            ) : null}
          </p>
          <CardRow
            label={t(($) => $.analysis.cards.hand, { name: nameOf(seat) })}
            cards={handInPlay(deal, seat)}
            moment={moment}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <Aside label={t(($) => $.table.talon)} cards={deal.talon} />
        <Aside label={t(($) => $.analysis.cards.discard)} cards={deal.discard} />
      </div>
    </div>
  );
}

interface CardRowProps {
  readonly label: string;
  readonly cards: readonly Card[];
  readonly moment: Moment;
}

function CardRow({ label, cards, moment }: CardRowProps) {
  return (
    <ul className={styles["hand"]} aria-label={label}>
      {heldOrder(cards)
        .filter(isCard)
        .map((card) => (
          <OpenCard key={card} card={card} mark={markOf(card, moment)} />
        ))}
    </ul>
  );
}

function OpenCard({ card, mark }: { readonly card: Card; readonly mark: CardMark }) {
  const { t } = useTranslation();
  const name = cardName(t, card);
  return (
    <li className={styles["card"]} data-mark={mark}>
      <span className="sr-only">{mark === "held" ? name : t(($) => $.analysis.cards[mark], { card: name })}</span>
      <MiniCard card={card} shape="card" />
    </li>
  );
}

/** Two cards that lay aside: the talon, the discard. */
function Aside({ label, cards }: { readonly label: string; readonly cards: readonly SeenCard[] }) {
  const { t } = useTranslation();
  if (cards.length === 0) return null;
  return (
    <div className="flex items-center gap-2 text-sm text-ink-soft">
      <span aria-hidden="true">{label}</span>
      <ul className="flex gap-1" aria-label={label}>
        {cards.filter(isCard).map((card) => (
          <li key={card}>
            <span className="sr-only">{cardName(t, card)}</span>
            <MiniCard card={card} shape="line" />
          </li>
        ))}
      </ul>
    </div>
  );
}
