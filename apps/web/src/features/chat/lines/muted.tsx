import { personName } from "@trelyazh/i18n";
import { Volume2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useMutes } from "../room/use-room.ts";
import styles from "./muted.module.css";

/** Those of whom nothing is shown, each with a way back. */
export function Muted() {
  const { t } = useTranslation();
  const mutes = useMutes();
  if (mutes.people.length === 0) return null;
  return (
    <div className={styles["muted"]}>
      <span>{t(($) => $.chat.muted)}</span>
      {mutes.people.map((person) => (
        <Button
          key={person.id}
          look="ghost"
          aria-label={t(($) => $.chat.unmute, { name: personName(t, person.name) })}
          onClick={() => mutes.set(person, false)}
        >
          <Volume2 size={16} aria-hidden="true" />
          <span>{personName(t, person.name)}</span>
        </Button>
      ))}
    </div>
  );
}
