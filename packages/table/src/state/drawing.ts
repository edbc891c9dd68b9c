import type { TableEnvelope, TableEvent } from "./events.ts";
import type { Pledge, PledgedDeal, DrawnDeal } from "./pledges.ts";
import type { Table } from "./table.ts";

/** What is known of how deals are drawn. */
type Drawing = Pick<Table, "pledge" | "drawn">;

/** Returns what a table's first event pledges; nothing where that was made by an earlier release, or for boards. */
export function firstPledge(pledge: Pledge | undefined, seq: number): Drawing {
  return pledge === undefined ? {} : { pledge: { ...pledge, deal: 1, seq } };
}

/** Returns what is known after an event, of what was known before it (FAIR1, FAIR4). */
export function drawingAfter({ pledge, drawn }: Drawing, { seq, event: told }: TableEnvelope): Drawing {
  if (told.type === "tableCreated") return firstPledge(told.pledge, seq);
  const before = { ...(pledge && { pledge }), ...(drawn && { drawn }) };
  if (told.type !== "game") return before;
  const { event, nonces, seed } = told;
  if (event.type === "dealScored")
    return { ...before, ...(drawn && seed !== undefined && { drawn: { ...drawn, seed } }) };
  if (event.type !== "dealt") return before;
  return {
    ...(nonces !== undefined && pledge?.deal === event.number && { drawn: { ...pledge, nonces } }),
    ...(told.pledge && { pledge: { ...told.pledge, deal: event.number + 1, seq } }),
  };
}

/** Folds in what an event of the game says of how deals are drawn. */
export function withDrawing(table: Table, envelope: TableEnvelope & { readonly event: GameEventOf }): Table {
  const { type } = envelope.event.event;
  if (type !== "dealt" && type !== "dealScored") return table;
  const { pledge: _pledge, drawn: _drawn, ...rest } = table;
  return { ...rest, ...drawingAfter(table, envelope) };
}

type GameEventOf = Extract<TableEvent, { type: "game" }>;

/** Returns what is pledged for a deal; null if nothing is: a node of an earlier release has dealt the one before. */
export function pledgeFor({ pledge }: Pick<Table, "pledge">, dealNumber: number): PledgedDeal | null {
  return pledge?.deal === dealNumber ? pledge : null;
}

/** Returns how the deal that is on, or just over, was drawn; null if nothing was pledged for it. */
export function drawnDeal({ drawn, pulya }: Pick<Table, "drawn" | "pulya">): DrawnDeal | null {
  return drawn !== undefined && drawn.deal === pulya?.dealNumber ? drawn : null;
}
