import type { Seat } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import styles from "./open-person.module.css";

/** Over all of a plate: shows who sits there, if that is another person. */
export function OpenPerson({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const { showPerson } = useActions();
  const userId = useTable(({ table, me }) => {
    const occupant = table.seats[seat];
    return occupant?.kind === "human" && occupant.userId !== me?.id ? occupant.userId : null;
  });
  if (userId === null || showPerson === undefined) return null;
  return (
    <button
      type="button"
      aria-label={t(($) => $.table.who, { name: nameOf(seat) })}
      aria-haspopup="dialog"
      className={styles["open"]}
      onClick={() => showPerson(userId)}
    />
  );
}
