import type { Seat } from "@trelyazh/preferans";
import type { Occupant, Table } from "../state/table.ts";

export type Bot = Extract<Occupant, { kind: "bot" }>;

/** A bot for that chair; its name tells the bots of a table apart in any language. */
export function botAt({ botLevel }: Pick<Table, "botLevel">, seat: Seat): Bot {
  return { kind: "bot", name: `Bot ${seat + 1}`, level: botLevel };
}
