import { SEATS, type Seat } from "@trelyazh/preferans";
import type { Occupant, Table } from "../state/table.ts";
import { personaAt } from "./personas.ts";

export type Bot = Extract<Occupant, { kind: "bot" }>;

/** A bot that keeps that chair for somebody; its name tells the bots of a table apart in any language. */
export function botAt({ botLevel }: Pick<Table, "botLevel">, seat: Seat): Bot {
  return { kind: "bot", name: `Bot ${seat + 1}`, level: botLevel };
}

/** The same as a player of their own: somebody with a face and a temper, the same one at tables that follow each other. */
export function playerAt(table: Pick<Table, "id" | "firstTableId" | "botLevel" | "seats">, seat: Seat): Bot {
  const sitting = table.seats.flatMap((occupant) => (occupant?.kind === "bot" ? occupant.persona : []));
  const personaOf = (chair: Seat) => personaAt(table.firstTableId ?? table.id, chair);
  // Where chairs were drawn by lot, whoever falls to this one may sit on another.
  const persona = [seat, ...SEATS].map(personaOf).find((each) => !sitting.includes(each)) ?? personaOf(seat);
  return { ...botAt(table, seat), persona };
}
