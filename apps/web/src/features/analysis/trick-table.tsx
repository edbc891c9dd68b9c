import type { Seat, Trick } from "@trelyazh/preferans";
import { cardName, signedNumber } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { useScene } from "./analysis-context.ts";
import styles from "./trick-table.module.css";

interface TrickTableProps {
  /** How many cards have fallen. */
  readonly at: number;
  readonly go: (to: number) => void;
}

/** Every trick with what each card has cost; a card takes to its moment. */
export function TrickTable({ at, go }: TrickTableProps) {
  const { t } = useTranslation();
  const { deal, seats, nameOf } = useScene();
  return (
    <table className={styles["tricks"]}>
      <caption className="sr-only">{t(($) => $.analysis.tricks.title)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t(($) => $.analysis.tricks.number)}</span>
          </th>
          {seats.map((seat) => (
            <th key={seat} scope="col">
              {nameOf(seat)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deal.tricks.map((trick, index) => (
          // Tricks of a finished deal never change.
          <tr key={index}>
            <th scope="row">
              <span>{index + 1}</span>
              {trick.talonCard === null ? null : (
                <>
                  <span className="sr-only">{`${t(($) => $.table.talon)}: ${cardName(t, trick.talonCard)}`}</span>
                  <span className={styles["talon"]}>
                    <MiniCard card={trick.talonCard} shape="line" />
                  </span>
                </>
              )}
            </th>
            {seats.map((seat) => (
              <TrickCell key={seat} trick={trick} seat={seat} first={3 * index} at={at} go={go} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TrickCellProps extends TrickTableProps {
  readonly trick: Trick;
  readonly seat: Seat;
  /** How many cards fell before the trick. */
  readonly first: number;
}

function TrickCell({ trick, seat, first, at, go }: TrickCellProps) {
  const { t } = useTranslation();
  const { analysis } = useScene();
  const place = trick.cards.findIndex((played) => played.seat === seat);
  const played = trick.cards[place];
  if (played === undefined) return null;
  const count = analysis.cards[first + place]?.loss ?? 0;
  const card = cardName(t, played.card);
  const wins = trick.winner === seat ? `, ${t(($) => $.analysis.tricks.wins)}` : "";
  const name = count === 0 ? card : t(($) => $.analysis.tricks.cellSlip, { card, count });
  return (
    <td>
      <button
        type="button"
        className={styles["cell"]}
        aria-current={first + place + 1 === at ? "step" : undefined}
        data-leads={place === 0}
        data-wins={trick.winner === seat}
        onClick={() => go(first + place + 1)}
      >
        <span className="sr-only">{`${name}${wins}`}</span>
        <MiniCard card={played.card} shape="line" />
        {count === 0 ? null : (
          <span className={styles["loss"]} aria-hidden="true">
            {signedNumber(-count)}
          </span>
        )}
      </button>
    </td>
  );
}
