import { useTranslation } from "react-i18next";
import { ScoreSheet } from "#features/score-sheet/score-sheet.tsx";
import { useNames, useTable } from "#features/table/scene/table-context.ts";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import styles from "./whole-paper.module.css";

const PARTS = ["pool", "mountain", "whists", "settlement"] as const;

/** The paper in the place of the table, with what its columns are. */
export function WholePaper({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const paper = useTable(({ table }) => table.pulya);
  if (paper === null) return null;
  return (
    <main id={CONTENT_ID} className={styles["inside"]}>
      <header className={styles["head"]}>
        <h1 className="font-display text-3xl leading-tight font-semibold">{t(($) => $.lessons.paperTitle)}</h1>
        <p className="text-ink-soft">{t(($) => $.lessons.says.allPassSheet)}</p>
      </header>
      <div className={styles["sheet"]}>
        <ScoreSheet paper={paper} you={you} nameOf={nameOf} />
      </div>
      <div className={styles["text"]}>
        <ul className={styles["parts"]}>
          {PARTS.map((part) => (
            <li key={part}>{t(($) => $.lessons.parts[part])}</li>
          ))}
        </ul>
        <Button look="primary" className="self-start" onClick={onNext}>
          {t(($) => $.lessons.next)}
        </Button>
      </div>
    </main>
  );
}
