import { isCard, isGame, LADDER, LEVELS, levelOf, startPulya, settingsOf, type Seat } from "@trelyazh/preferans";
import { bidName, cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { CardBack } from "#ui/cards/card-back.tsx";
import { CardFace } from "#ui/cards/card-face.tsx";
import { useReader } from "./reader.ts";
import styles from "./figures.module.css";

/** `As Kh | ??; what is to be seen`: cards in groups, closed ones too, and what is said of them. */
export function CardsFigure({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const [cards = "", caption = ""] = value.split(";").map((part) => part.trim());
  const groups = cards.split("|").map((group) => group.trim().split(" "));
  return (
    <figure className={styles["figure"]}>
      <div className={styles["groups"]}>
        {groups.map((group, index) => (
          <ul key={index} className={styles["cards"]}>
            {group.map((card, place) => (
              <li key={place}>
                {isCard(card) ? <CardFace card={card} /> : <CardBack />}
                <span className="sr-only">{isCard(card) ? cardName(t, card) : t(($) => $.rules.figures.closed)}</span>
              </li>
            ))}
          </ul>
        ))}
      </div>
      {caption === "" ? null : <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** All bids, from the lowest to the highest. */
export function LadderFigure() {
  const { t } = useTranslation();
  return (
    <figure className={styles["figure"]}>
      <ol className={styles["ladder"]}>
        {LEVELS.map((level) => (
          <li key={level}>
            <ol className={styles["level"]}>
              {LADDER.filter((bid) => isGame(bid) && levelOf(bid) === level).map((bid) => (
                <li key={bid}>
                  <BidMark bid={bid} />
                </li>
              ))}
            </ol>
            {level === 8 ? <p className={styles["misere"]}>{bidName(t, "misere")}</p> : null}
          </li>
        ))}
      </ol>
      <figcaption>{t(($) => $.rules.figures.ladder)}</figcaption>
    </figure>
  );
}

const PLACES = [
  { place: "dealer", x: 200, y: 232 },
  { place: "first", x: 60, y: 62 },
  { place: "second", x: 340, y: 62 },
] as const;

/** Who sits where, and who speaks when. */
export function SeatsFigure() {
  const { t } = useTranslation();
  return (
    <figure className={styles["figure"]}>
      <svg viewBox="0 0 400 250" className={styles["seats"]} role="img" aria-label={t(($) => $.rules.figures.seats)}>
        <ellipse cx="200" cy="125" rx="128" ry="82" className={styles["felt"]} />
        {/* Clockwise, from first hand to second and on to the dealer. */}
        <path
          d="M118 92C150 60 250 60 282 92M288 150C272 182 246 198 226 202M174 202C154 198 128 182 112 150"
          className={styles["way"]}
        />
        <path d="M276 80l8 14-16 0zM232 194l-12 9 14 7zM106 158l2-16 13 10z" className={styles["tip"]} />
        {PLACES.map(({ place, x, y }) => (
          <text key={place} x={x} y={y} textAnchor="middle" className={styles["place"]}>
            {t(($) => $.rules.figures.places[place])}
          </text>
        ))}
      </svg>
      <figcaption>{t(($) => $.rules.figures.seatsBelow)}</figcaption>
    </figure>
  );
}

/** The paper before anything is written. */
export function SheetFigure() {
  const { t } = useTranslation();
  const { sheet } = useReader();
  const pulya = startPulya({ settings: settingsOf("sochi"), dealer: 0 });
  const nameOf = (seat: Seat) => t(($) => $.rules.letters[seat]);
  return <figure className={styles["figure"]}>{sheet(pulya, nameOf)}</figure>;
}
