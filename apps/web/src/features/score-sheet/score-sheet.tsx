import { progressText } from "@trelyazh/i18n";
import { personsAt, progressOf, type Seat, type Settings } from "@trelyazh/preferans";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRoving } from "#lib/use-roving.ts";
import { CellNote, type Asked } from "./cell-note.tsx";
import { cellsOf, isSameColumn, type SheetCell } from "./cells.ts";
import { fieldsFor, SIZE, type Line } from "./fields.ts";
import { PaperLines } from "./paper-lines.tsx";
import { CellView, shortened } from "./sheet-cell.tsx";
import { SheetTotals, type Paper } from "./sheet-totals.tsx";
import styles from "./score-sheet.module.css";

const PulyaNotes = lazy(async () => ({ default: (await import("./pulya-notes.tsx")).PulyaNotes }));

interface ScoreSheetProps {
  readonly paper: Paper;
  /** Whose sheet it is to look at; null for somebody who looks on. */
  readonly you: Seat | null;
  readonly nameOf: (seat: Seat) => string;
}

function targetOf({ closeBy }: Settings): string {
  switch (closeBy.kind) {
    case "each":
      return String(closeBy.target);
    case "sum":
      return String(closeBy.total);
    case "deals":
      return String(closeBy.count);
  }
}

function NameOnPaper({ line, name }: { readonly line: Line; readonly name: string }) {
  return (
    <text
      className={styles["name"]}
      textAnchor="middle"
      transform={`translate(${line.x} ${line.y}) rotate(${line.turn})`}
    >
      {shortened(name, line.capacity)}
    </text>
  );
}

interface DrawnSheetProps extends ScoreSheetProps {
  readonly asked: Asked | null;
  readonly onAsk: (asked: Asked | null) => void;
}

/** The sheet as it is drawn on paper. Its cells are one stop of the tab order; arrows go from one to the next. */
function DrawnSheet({ paper, you, nameOf, asked, onAsk }: DrawnSheetProps) {
  const { t } = useTranslation();
  const { settings, sheet } = paper;
  const { entries } = sheet;
  const [freshFrom] = useState(() => (entries.at(-1)?.deal ?? 0) + 1);
  const fields = fieldsFor(you ?? 0, settings.players);
  const cells = fields.flatMap(cellsOf);
  const { tabIndexOf, setCurrent, onKeyDown } = useRoving(cells.length);
  const isAsked = ({ column }: SheetCell) => asked !== null && isSameColumn(asked.column, column);
  const ask = (cell: SheetCell, index: number, deal: number | null) => {
    setCurrent(index);
    onAsk(isAsked(cell) && deal === null ? null : { column: cell.column, deal });
  };
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      className={styles["sheet"]}
      role="group"
      aria-label={t(($) => $.score.sheet)}
      data-stops
    >
      <PaperLines players={settings.players} target={targetOf(settings)} />
      {fields.map(({ seat, name }) => (
        <NameOnPaper key={seat} line={name} name={nameOf(seat)} />
      ))}
      {cells.map((cell, index) => (
        <CellView
          key={index}
          shown={cell}
          entries={entries}
          nameOf={nameOf}
          tabIndex={tabIndexOf(index)}
          isAsked={isAsked(cell)}
          freshFrom={freshFrom}
          onKeyDown={onKeyDown}
          onAsk={(deal) => ask(cell, index, deal)}
        />
      ))}
    </svg>
  );
}

/** How far the pulya is, and what the next deals count for. */
function Standing({ paper, nameOf }: Pick<ScoreSheetProps, "paper" | "nameOf">) {
  const { t } = useTranslation();
  const progress = progressOf(paper);
  const isUsual = paper.allPassStreak === 0 && !paper.bombs.some((count) => count > 0);
  return (
    <div className={styles["standing"]}>
      <p className={styles["progress"]}>
        {progress.isLastDeal ? t(($) => $.score.progress.last) : progressText(t, progress)}
      </p>
      {isUsual ? null : (
        <Suspense>
          <PulyaNotes paper={paper} nameOf={nameOf} />
        </Suspense>
      )}
    </div>
  );
}

/** The pulya as it is drawn on paper, how far it is, what its numbers come from, and its totals in a table. */
export function ScoreSheet({ paper, you, nameOf }: ScoreSheetProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { entries } = paper.sheet;
  return (
    <div className={styles["room"]}>
      <div className={styles["pulya"]}>
        <div className={styles["desk"]} translate="no">
          <DrawnSheet paper={paper} you={you} nameOf={nameOf} asked={asked} onAsk={setAsked} />
        </div>
        <div className={styles["words"]}>
          <Standing paper={paper} nameOf={nameOf} />
          <CellNote asked={asked} entries={entries} you={you} nameOf={nameOf} />
          <SheetTotals paper={paper} persons={personsAt(paper.settings.players)} nameOf={nameOf} />
        </div>
      </div>
    </div>
  );
}
