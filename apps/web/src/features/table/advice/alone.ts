import { legalAside } from "@trelyazh/preferans";
import type { TableScene } from "../scene/table-store.ts";

/** Nobody but the viewer has ever to do with that table's play: the others are bots, and keep no chair for anyone. */
export function playsAlone({ table, you }: Pick<TableScene, "table" | "you">): boolean {
  const isBot = (occupant: (typeof table.seats)[number]) => occupant?.kind === "bot" && occupant.keptFor === undefined;
  return you !== null && table.seats.every((occupant, seat) => seat === you || isBot(occupant));
}

/** Returns what the viewer has to decide, each decision by another name; null while it is nothing, and where people play. */
export function decisionAlone(scene: TableScene): string | null {
  const { table, you, legal, sending, isElsewhere } = scene;
  const { pulya, turn } = table;
  if (pulya === null || you === null || sending || isElsewhere || !playsAlone(scene)) return null;
  if (legalAside(pulya, you).mayAnswerOffer) return `offer ${turn?.number}`;
  return legal.kind === "none" ? null : `turn ${turn?.number}`;
}
