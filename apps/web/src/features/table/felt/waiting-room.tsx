import { SEATS, type Seat } from "@trelyazh/preferans";
import { whyNotAddBot, whyNotJoin } from "@trelyazh/table";
import { Bot, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import { CopyLink } from "./copy-link.tsx";
import styles from "./waiting-room.module.css";
import { Panel, PanelRow, PanelText, PanelTitle } from "../scene/panel.tsx";

function Chair({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { addBot, sit } = useActions();
  const nameOf = useNames();
  const { maySit, mayAddBot } = useTable(({ table, you, me }) => ({
    maySit: me !== null && whyNotJoin(table, me, { seat, at: 0 }) === null,
    mayAddBot: you !== null && whyNotAddBot(table, you, seat) === null,
  }));
  const occupant = useTable(({ table }) => table.seats[seat] ?? null);
  return (
    <li className={styles["chair"]} data-free={occupant === null}>
      <span className={styles["sign"]} aria-hidden="true">
        {occupant?.kind === "bot" ? <Bot size={22} strokeWidth={1.6} /> : <UserRound size={22} strokeWidth={1.6} />}
      </span>
      <span className={styles["name"]}>{occupant === null ? t(($) => $.table.waiting.free) : nameOf(seat)}</span>
      {occupant !== null ? null : (
        <span className="flex gap-2">
          {maySit ? (
            <Button look="primary" size="s" onClick={() => sit(seat)}>
              {t(($) => $.table.waiting.sit)}
            </Button>
          ) : null}
          {mayAddBot ? (
            <Button look="felt" size="s" onClick={() => addBot(seat)}>
              {t(($) => $.table.waiting.addBot)}
            </Button>
          ) : null}
        </span>
      )}
    </li>
  );
}

/** Before the first deal: who sits where, and how to fill the chairs. */
export function WaitingRoom() {
  const { t } = useTranslation();
  const chairs = useTable(({ table }) => table.seats.length);
  return (
    <Panel label={t(($) => $.table.waiting.title)}>
      <PanelTitle>{t(($) => $.table.waiting.title)}</PanelTitle>
      <PanelText>{t(($) => $.table.waiting.text)}</PanelText>
      <ul className="flex flex-col gap-2">
        {SEATS.slice(0, chairs).map((seat) => (
          <Chair key={seat} seat={seat} />
        ))}
      </ul>
      <PanelRow>
        <CopyLink />
      </PanelRow>
    </Panel>
  );
}
