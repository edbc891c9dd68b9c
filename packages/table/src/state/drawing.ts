import type { TableEnvelope, TableEvent } from "./events.ts";
import type { Pledge, PledgedDeal, DrawnDeal } from "./pledges.ts";
import type { Table } from "./table.ts";

type GameEventOf = Extract<TableEvent, { type: "game" }>;

/** A deal, and the number of its event. */
type Dealt = Pick<PledgedDeal, "deal" | "seq">;

/** What is known of how deals are drawn. */
type Drawing = Pick<Table, "pledge" | "drawn">;

/** Returns what a table's first event pledges; nothing where that was made by an earlier release, or for boards. */
export function firstPledge(pledge: Pledge | undefined, seq: number): Drawing {
  return pledge === undefined ? {} : { pledge: { ...pledge, deal: 1, seq } };
}

/** Returns what is known after an event, of what was known before it (FAIR1, FAIR4). */
export function drawingAfter(before: Drawing, { seq, event: told }: TableEnvelope): Drawing {
  if (told.type === "tableCreated") return firstPledge(told.pledge, seq);
  if (told.type !== "game") return before;
  if (told.event.type === "dealScored") return withSeed(before, told.seed);
  return told.event.type === "dealt" ? afterDeal(before, told, { deal: told.event.number, seq }) : before;
}

function withSeed({ drawn, ...rest }: Drawing, seed: string | undefined): Drawing {
  if (drawn === undefined) return rest;
  return { ...rest, drawn: seed === undefined ? drawn : { ...drawn, seed } };
}

/** What was pledged for the deal is how it was drawn; another pledge may come with it. */
function afterDeal({ pledge }: Drawing, { nonces, pledge: next }: GameEventOf, dealt: Dealt): Drawing {
  const isDrawnSo = nonces !== undefined && pledge?.deal === dealt.deal;
  return {
    ...(isDrawnSo && { drawn: { ...pledge, nonces } }),
    ...(next !== undefined && { pledge: { ...next, deal: dealt.deal + 1, seq: dealt.seq } }),
  };
}

/** Folds in what an event of the game says of how deals are drawn. */
export function withDrawing(table: Table, envelope: TableEnvelope & { readonly event: GameEventOf }): Table {
  const { type } = envelope.event.event;
  if (type !== "dealt" && type !== "dealScored") return table;
  const { pledge, drawn, ...rest } = table;
  const before = { ...(pledge && { pledge }), ...(drawn && { drawn }) };
  return { ...rest, ...drawingAfter(before, envelope) };
}

/** Returns what is pledged for a deal; null if nothing is: a node of an earlier release has dealt the one before. */
export function pledgeFor({ pledge }: Pick<Table, "pledge">, dealNumber: number): PledgedDeal | null {
  return pledge?.deal === dealNumber ? pledge : null;
}

/** Returns how the deal that is on, or just over, was drawn; null if nothing was pledged for it. */
export function drawnDeal({ drawn, pulya }: Pick<Table, "drawn" | "pulya">): DrawnDeal | null {
  return drawn !== undefined && drawn.deal === pulya?.dealNumber ? drawn : null;
}
