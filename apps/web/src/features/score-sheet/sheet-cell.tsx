import type { ScoreEntry, Seat } from "@trelyazh/preferans";
import { paperNumber } from "@trelyazh/i18n";
import type { KeyboardEvent, MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { columnName, type SheetCell } from "./cells.ts";
import type { Line } from "./fields.ts";
import { fitLines, runningTotals, type Written } from "./strip.ts";
import styles from "./sheet-cell.module.css";

function placed({ x, y, turn }: Line): string {
  return `translate(${x} ${y}) rotate(${turn})`;
}

/** Returns as much of a name as there is room for. */
export function shortened(name: string, capacity: number): string {
  return name.length <= capacity ? name : `${name.slice(0, capacity - 1).trimEnd()}…`;
}

interface LineTextProps {
  readonly line: Line;
  readonly written: readonly Written[];
  readonly freshFrom: number;
}

function LineText({ line, written, freshFrom }: LineTextProps) {
  return (
    <text className={styles["digits"]} textAnchor="middle" transform={placed(line)}>
      {written.map(({ deal, text, struck }, index) => (
        <tspan
          key={deal}
          dx={index === 0 ? 0 : 5}
          data-deal={deal}
          data-struck={struck}
          data-fresh={!struck && deal >= freshFrom}
        >
          {text}
        </tspan>
      ))}
    </text>
  );
}

interface CellViewProps {
  readonly shown: SheetCell;
  readonly entries: readonly ScoreEntry[];
  readonly nameOf: (seat: Seat) => string;
  readonly tabIndex: number;
  readonly isAsked: boolean;
  /** What was written in this deal or later appears as it is written. */
  readonly freshFrom: number;
  readonly onKeyDown: (event: KeyboardEvent<Element>) => void;
  /** Called with the deal of the number that was hit; null where none was. */
  readonly onAsk: (deal: number | null) => void;
}

/** Which number of the cell was hit; the numbers lie over what is pressed. */
function dealAt({ currentTarget, clientX: x, clientY: y }: MouseEvent<Element>): number | null {
  const numbers = [...(currentTarget.parentElement?.querySelectorAll<SVGElement>("[data-deal]") ?? [])];
  const number = numbers.find((written) => {
    const { left, right, top, bottom } = written.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  });
  return number === undefined ? null : Number(number.dataset["deal"]);
}

/** A part of a player's field: named, and asked by a tap where its numbers come from. */
export function CellView({ shown, entries, nameOf, tabIndex, isAsked, freshFrom, onKeyDown, onAsk }: CellViewProps) {
  const { t } = useTranslation();
  const { cell, column } = shown;
  const { lines, label, outline } = cell;
  const totals = runningTotals(entries, column);
  const fitting = fitLines(
    totals,
    lines.map(({ capacity }) => capacity),
  );
  const name = columnName(t, column, nameOf);
  const amount = paperNumber(totals.at(-1)?.total ?? 0);
  const press = (event: KeyboardEvent) => {
    onKeyDown(event);
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onAsk(null);
  };
  return (
    <g>
      <path
        d={outline}
        role="button"
        data-stop
        tabIndex={tabIndex}
        className={styles["cell"]}
        aria-label={t(($) => $.score.cell, { player: nameOf(column.seat), name, amount })}
        aria-pressed={isAsked}
        onClick={(event) => onAsk(dealAt(event))}
        onKeyDown={press}
      />
      <g aria-hidden="true" className={styles["written"]}>
        <text className={styles["label"]} textAnchor={label.anchor} transform={placed(label)}>
          {column.kind === "whists" && name.length > label.capacity
            ? shortened(
                t(($) => $.score.bands.onWhom, { name: nameOf(column.on) }),
                label.capacity,
              )
            : name}
        </text>
        {fitting.map((written, index) => {
          const line = lines[index];
          return line === undefined ? null : (
            <LineText key={index} line={line} written={written} freshFrom={freshFrom} />
          );
        })}
      </g>
    </g>
  );
}
