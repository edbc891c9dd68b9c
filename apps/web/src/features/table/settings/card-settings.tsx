import type { Card } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { backPreference, deckPreference, facesPreference } from "#lib/preferences/deck.ts";
import { PreferenceSetting } from "#ui/settings/preference-setting.tsx";
import { TableBack, TableFace } from "../cards/table-card.tsx";
import styles from "./card-settings.module.css";

/** One of each suit: an ace, a court card, two small ones. */
const EXAMPLES: readonly Card[] = ["As", "Kh", "Td", "7c"];

/** How the cards look; a hand beside the choices shows it, since the panel may lie over one's own. */
export function CardSettings() {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles["examples"]} aria-hidden="true">
        {EXAMPLES.map((card) => (
          <TableFace key={card} card={card} />
        ))}
        <TableBack />
      </div>
      <PreferenceSetting
        label={t(($) => $.table.settings.deck)}
        preference={deckPreference}
        textOf={(value) => t(($) => $.table.settings.decks[value])}
      />
      <PreferenceSetting
        label={t(($) => $.table.settings.faces)}
        preference={facesPreference}
        textOf={(value) => t(($) => $.table.settings.facesOf[value])}
      />
      <PreferenceSetting
        label={t(($) => $.table.settings.back)}
        preference={backPreference}
        textOf={(value) => t(($) => $.table.settings.backs[value])}
      />
    </>
  );
}
