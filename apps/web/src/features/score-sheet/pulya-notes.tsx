import { allPassRow, personsAt, type Seat } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import type { Paper } from "./sheet-totals.tsx";

interface PulyaNotesProps {
  readonly paper: Paper;
  readonly nameOf: (seat: Seat) => string;
}

/** What the next deals count for, where it is not the usual: a row of all-passes, and bombs. */
export function PulyaNotes({ paper, nameOf }: PulyaNotesProps) {
  useWindowTexts();
  const { t } = useTranslation();
  const { passed, price, exitLevel, isInWhists } = allPassRow(paper);
  const armed = personsAt(paper.settings.players).filter((seat) => (paper.bombs[seat] ?? 0) > 0);
  return (
    <>
      {passed === 0 ? null : (
        <p>{t(($) => $.pulya.row[isInWhists ? "whists" : "mountain"], { passed, price, exit: exitLevel })}</p>
      )}
      {armed.map((seat) => (
        <p key={seat}>{t(($) => $.pulya.bombs.of, { name: nameOf(seat), bombs: paper.bombs[seat] ?? 0 })}</p>
      ))}
    </>
  );
}
