import type { ScoreEntry, Seat } from "@trelyazh/preferans";
import { entrySentence, type SentenceContext } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { columnName } from "./cells.ts";
import { entriesOf, type Column } from "./strip.ts";
import styles from "./cell-note.module.css";

/** The part of the sheet that somebody asked about, and the deal whose number was hit. */
export interface Asked {
  readonly column: Column;
  readonly deal: number | null;
}

interface CellNoteProps {
  readonly asked: Asked | null;
  readonly entries: readonly ScoreEntry[];
  readonly you: Seat | null;
  readonly nameOf: (seat: Seat) => string;
}

/** Where the numbers of a cell come from, the newest first: what was written in which deal, and why. */
export function CellNote({ asked, entries, you, nameOf }: CellNoteProps) {
  const { t } = useTranslation();
  if (asked === null) return entries.length === 0 ? null : <p className={styles["hint"]}>{t(($) => $.score.ask)}</p>;
  const { column, deal } = asked;
  const context: SentenceContext = { t, nameOf, you };
  const lines = entriesOf(entries, column).toReversed();
  const name = columnName(t, column, nameOf);
  return (
    <section className={styles["note"]} aria-live="polite">
      <h3 className={styles["title"]}>{t(($) => $.score.reasons, { player: nameOf(column.seat), name })}</h3>
      {lines.length === 0 ? <p>{t(($) => $.score.nothing)}</p> : null}
      <ul className={styles["lines"]}>
        {lines.map((entry, index) => (
          // Lines of the paper never change; new ones come first.
          <li key={lines.length - index} data-hit={entry.deal === deal}>
            <span className={styles["deal"]}>{t(($) => $.table.deal, { deal: entry.deal })}</span>{" "}
            <TermsIn>{entrySentence(context, entry)}</TermsIn>
          </li>
        ))}
      </ul>
    </section>
  );
}
