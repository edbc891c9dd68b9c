import type { Card } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { CardBack } from "#ui/cards/card-back.tsx";
import { CardFace } from "#ui/cards/card-face.tsx";
import styles from "./picture.module.css";

const HAND: readonly Card[] = ["As", "Ks", "Qs", "Td", "9d", "Ac", "Kh", "Qh", "Jh", "7h"];
const TRICK: readonly Card[] = ["Kc", "Tc", "Ac"];

/** A table in play, drawn with the cards of the game itself. */
export function TablePicture() {
  const { t } = useTranslation();
  return (
    <div className={`${styles["picture"]} print:hidden`} role="img" aria-label={t(($) => $.landing.picture)}>
      <div className={`${styles["fan"]} ${styles["left"]}`}>
        {HAND.map((card) => (
          <span key={card}>
            <CardBack />
          </span>
        ))}
      </div>
      <div className={`${styles["fan"]} ${styles["right"]}`}>
        {HAND.map((card) => (
          <span key={card}>
            <CardBack />
          </span>
        ))}
      </div>
      <div className={styles["trick"]}>
        {TRICK.map((card) => (
          <span key={card}>
            <CardFace card={card} />
          </span>
        ))}
      </div>
      <div className={styles["hand"]}>
        {HAND.map((card) => (
          <span key={card}>
            <CardFace card={card} />
          </span>
        ))}
      </div>
    </div>
  );
}
