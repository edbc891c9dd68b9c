import type { Table } from "../state/table.ts";

/** What somebody is at a table, for whoever has to know whom they may talk with. */
export interface TableStanding {
  readonly place: "player" | "spectator";
  /** The deal whose cards are not all open; null between deals. */
  readonly deal: number | null;
  /** The number of the table's last event. */
  readonly seq: number;
  /** The users who play there, and those who have held a hand in the deal that is on. */
  readonly players: readonly string[];
  /** Whether people may talk there. */
  readonly hasChat: boolean;
}

/** Whoever has a chair is a player, also while a bot keeps it; so is whoever has seen a hand of the deal that is on. */
export function standingAt(table: Table, userId: string): TableStanding {
  const deal = table.pulya?.deal ?? null;
  const isOn = deal !== null && deal.phase !== "finished";
  const seated = table.seats.flatMap((occupant) =>
    occupant === null ? [] : ((occupant.kind === "human" ? occupant.userId : occupant.keptFor) ?? []),
  );
  const players = [...new Set([...seated, ...(isOn ? (table.holders ?? []).flat() : [])])];
  return {
    place: players.includes(userId) ? "player" : "spectator",
    deal: isOn ? deal.number : null,
    seq: table.seq,
    players,
    hasChat: table.hasNoChat !== true,
  };
}
