import type { Trick } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { trickOnTable } from "../scene/deal-facts.ts";
import { usePlaces } from "../scene/places.ts";
import { useDeal } from "../scene/use-deal.ts";
import { TableFace } from "./table-card.tsx";
import styles from "./trick-area.module.css";

interface TrickCardsProps {
  readonly trick: Trick;
  /** It is looked at again: nobody takes it away. */
  readonly isPast?: boolean;
}

/** The cards of a trick around the middle, each before its player; that of the talon before a dealer who sits out, whose it is. */
export function TrickCards({ trick, isPast = false }: TrickCardsProps) {
  const { t } = useTranslation();
  const places = usePlaces();
  const talonOf = useDeal(({ dealer, seats }) => (seats.includes(dealer) ? null : dealer));
  const { winner } = trick;
  const collectedBy = winner === null || isPast ? undefined : places.get(winner);
  const isAround = talonOf !== null && places.get(talonOf) === "bottom";
  return (
    <ul
      className={styles["trick"]}
      aria-label={t(($) => $.table.trick)}
      data-collected-by={collectedBy}
      data-around={isAround || undefined}
    >
      {trick.talonCard === null ? null : (
        <li
          className={`${styles["card"]} ${styles["talon"]}`}
          data-place={talonOf === null ? undefined : places.get(talonOf)}
          data-won={(winner !== null && winner === talonOf) || undefined}
          aria-label={`${t(($) => $.table.talon)}: ${cardName(t, trick.talonCard)}`}
        >
          <TableFace card={trick.talonCard} />
        </li>
      )}
      {trick.cards.map(({ seat, card }) => (
        <li
          key={card}
          className={styles["card"]}
          data-place={places.get(seat)}
          data-won={seat === winner || undefined}
          aria-label={cardName(t, card)}
        >
          <TableFace card={card} />
        </li>
      ))}
    </ul>
  );
}

export function TrickArea() {
  const shown = useDeal(trickOnTable);
  return shown === null ? null : <TrickCards key={shown.index} trick={shown.trick} />;
}
