import type { Translate } from "@trelyazh/i18n";
import type { Seat } from "@trelyazh/preferans";
import type { Cell, Field } from "./fields.ts";
import type { Column } from "./strip.ts";

/** A cell of the sheet, and what is written there. */
export interface SheetCell {
  readonly cell: Cell;
  readonly column: Column;
}

/** Returns a field's four parts: two at a table for two. */
export function cellsOf({ seat, pool, mountain, whists }: Field): readonly SheetCell[] {
  return [
    { cell: mountain, column: { kind: "mountain", seat } },
    { cell: pool, column: { kind: "pool", seat } },
    ...whists.map((cell) => ({ cell, column: { kind: "whists", seat, on: cell.on } as const })),
  ];
}

/** Returns what a column is called on the paper: whists say on whom they are. */
export function columnName(t: Translate, column: Column, nameOf: (seat: Seat) => string): string {
  if (column.kind === "whists") return t(($) => $.score.bands.whistsOn, { name: nameOf(column.on) });
  return t(($) => $.score.bands[column.kind]);
}

export function isSameColumn(one: Column, other: Column): boolean {
  return (
    one.kind === other.kind &&
    one.seat === other.seat &&
    (one.kind !== "whists" || other.kind !== "whists" || one.on === other.on)
  );
}
