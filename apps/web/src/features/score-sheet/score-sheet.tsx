import { personsAt, type Seat } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { fieldsFor, SIZE, type Field, type Line } from "./fields.ts";
import { PaperLines } from "./paper-lines.tsx";
import { SheetTotals, type Paper } from "./sheet-totals.tsx";
import { fitLine, fitLines, runningTotals, type Written } from "./strip.ts";
import styles from "./score-sheet.module.css";

interface ScoreSheetProps {
  readonly paper: Paper;
  /** Whose field is at the lower edge. */
  readonly nearest: Seat;
  readonly nameOf: (seat: Seat) => string;
}

interface LineTextProps {
  readonly line: Line;
  readonly written: readonly Written[];
  readonly className: string | undefined;
}

function LineText({ line, written, className }: LineTextProps) {
  if (written.length === 0) return null;
  return (
    <text className={className} textAnchor="middle" transform={`translate(${line.x} ${line.y}) rotate(${line.turn})`}>
      {written.map(({ text, struck }, index) => (
        // Totals are only ever added at the end.
        <tspan key={index} dx={index === 0 ? 0 : 5} className={struck ? styles["struck"] : ""}>
          {text}
        </tspan>
      ))}
    </text>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly paper: Paper;
  readonly name: string;
}

function PlayerField({ field, paper, name }: FieldProps) {
  const { entries } = paper.sheet;
  const { seat } = field;
  const mountain = fitLines(
    runningTotals(entries, { kind: "mountain", seat }),
    field.mountain.map((line) => line.capacity),
  );
  return (
    <g>
      <text
        className={styles["name"]}
        textAnchor="middle"
        transform={`translate(${field.name.x} ${field.name.y}) rotate(${field.name.turn})`}
      >
        {name}
      </text>
      <LineText
        className={styles["pool"]}
        line={field.pool}
        written={fitLine(runningTotals(entries, { kind: "pool", seat }), field.pool.capacity)}
      />
      {field.mountain.map((line, index) => (
        <LineText key={line.y} className={styles["mountain"]} line={line} written={mountain[index] ?? []} />
      ))}
      {field.whists.map(({ on, line }) => (
        <LineText
          key={on}
          className={styles["whists"]}
          line={line}
          written={fitLine(runningTotals(entries, { kind: "whists", seat, on }), line.capacity)}
        />
      ))}
    </g>
  );
}

function targetOf({ settings }: Paper): string {
  const { closeBy } = settings;
  switch (closeBy.kind) {
    case "each":
      return String(closeBy.target);
    case "sum":
      return String(closeBy.total);
    case "deals":
      return String(closeBy.count);
  }
}

/** The pulya as it is drawn on paper, and its totals in a table. */
export function ScoreSheet({ paper, nearest, nameOf }: ScoreSheetProps) {
  const { t } = useTranslation();
  const persons = personsAt(paper.settings.players);
  return (
    <div className={styles["pulya"]}>
      <div className={styles["desk"]} translate="no">
        {/* The numbers are read out from the table below. */}
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          className={styles["sheet"]}
          role="img"
          aria-label={t(($) => $.score.sheet)}
        >
          <PaperLines target={targetOf(paper)} />
          <text className={styles["band-name"]} x="100" y="268">
            {t(($) => $.score.bands.mountain)}
          </text>
          <text className={styles["band-name"]} x="71" y="311">
            {t(($) => $.score.bands.pool)}
          </text>
          <text className={styles["band-name"]} x="40" y="326">
            {t(($) => $.score.bands.whists)}
          </text>
          {fieldsFor(nearest).map((field) => (
            <PlayerField key={field.seat} field={field} paper={paper} name={nameOf(field.seat)} />
          ))}
        </svg>
      </div>
      <SheetTotals paper={paper} persons={persons} nameOf={nameOf} />
    </div>
  );
}
