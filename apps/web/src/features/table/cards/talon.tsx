import type { Card, SeenCard } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { TableBack, TableFace } from "./table-card.tsx";
import styles from "./talon.module.css";

function spoken(cards: readonly SeenCard[], nameOfCard: (card: Card) => string): string {
  return cards.flatMap((card) => (card === "??" ? [] : [nameOfCard(card)])).join(", ");
}

/** The two cards of the talon, face down until they are turned. */
export function Talon({ cards }: { readonly cards: readonly SeenCard[] }) {
  const { t } = useTranslation();
  const faces = spoken(cards, (card) => cardName(t, card));
  const title = t(($) => $.table.talon);
  return (
    <div className={styles["talon"]} role="img" aria-label={faces === "" ? title : `${title}: ${faces}`}>
      {cards.map((card, index) => (
        // Two cards that keep their places.
        <span key={index} className={styles["card"]} data-open={card !== "??"}>
          {card === "??" ? <TableBack /> : <TableFace card={card} />}
        </span>
      ))}
    </div>
  );
}
