import type { Card } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { BACKS, backPreference, deckPreference, DECKS, FACES, facesPreference } from "#lib/preferences/deck.ts";
import { usePreference } from "#lib/preferences/use-preference.ts";
import { Setting } from "#ui/setting.tsx";
import { TableBack, TableFace } from "../cards/table-card.tsx";
import styles from "./card-settings.module.css";

/** One of each suit: an ace, a court card, two small ones. */
const EXAMPLES: readonly Card[] = ["As", "Kh", "Td", "7c"];

/** How the cards look; a hand beside the choices shows it, since the panel may lie over one's own. */
export function CardSettings() {
  const { t } = useTranslation();
  const deck = usePreference(deckPreference);
  const faces = usePreference(facesPreference);
  const back = usePreference(backPreference);
  return (
    <>
      <div className={styles["examples"]} aria-hidden="true">
        {EXAMPLES.map((card) => (
          <TableFace key={card} card={card} />
        ))}
        <TableBack />
      </div>
      <Setting
        label={t(($) => $.table.settings.deck)}
        value={deck}
        values={DECKS}
        textOf={(value) => t(($) => $.table.settings.decks[value])}
        onChange={deckPreference.set}
      />
      <Setting
        label={t(($) => $.table.settings.faces)}
        value={faces}
        values={FACES}
        textOf={(value) => t(($) => $.table.settings.facesOf[value])}
        onChange={facesPreference.set}
      />
      <Setting
        label={t(($) => $.table.settings.back)}
        value={back}
        values={BACKS}
        textOf={(value) => t(($) => $.table.settings.backs[value])}
        onChange={backPreference.set}
      />
    </>
  );
}
