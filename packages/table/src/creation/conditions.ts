import type { TableEvent } from "../state/events.ts";

type Created = Extract<TableEvent, { type: "tableCreated" }>;

/** On what a table is played. There are as many chairs as its settings have players (CREATE1). */
export type Conditions = Omit<Created, "type" | "ownerId">;

/** What holds at a new table unless its creator wishes otherwise. */
export const DEFAULT_CONDITIONS = {
  botLevel: "club",
  /** Each player's reserve of time in a pulya. */
  bankSeconds: 120,
  /** How long in all a player's lost connections hold up a pulya. */
  connectionBankSeconds: 180,
  /** How much later than the players spectators see the table. */
  spectatorDelaySeconds: 30,
} as const satisfies Partial<Conditions>;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Between what a new table's conditions may be chosen. Seconds, and points of each player's pool. */
export const LIMITS = {
  poolTarget: { least: 2, most: 100 },
  turnSeconds: { least: 10, most: 300 },
  bankSeconds: { least: 0, most: 600 },
  connectionBankSeconds: { least: 0, most: 600 },
  spectatorDelaySeconds: { least: 0, most: 300 },
  resultSeconds: { least: 5, most: 300 },
} as const satisfies Record<string, Range>;
