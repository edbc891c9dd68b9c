import type { Seat, Settings, Settlement, Sheet } from "@trelyazh/preferans";
import { and, asc, desc, eq, exists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor, Transaction } from "../database.ts";
import { finishedPulyas, pulyaPlayers } from "../schema/pulyas.ts";
import { occupantToColumns, type StoredBotLevel, type StoredSeat } from "./occupants.ts";

interface PulyaRecord {
  readonly tableId: string;
  readonly settings: Settings;
  readonly sheet: Sheet;
  readonly settlement: Settlement;
  /** Epoch milliseconds. */
  readonly finishedAt: number;
}

/** A pulya that was played to its settlement. */
export interface FinishedPulya extends PulyaRecord {
  /** By seat, as they sat at the end. */
  readonly players: readonly PulyaPlayer[];
}

export interface PulyaPlayer {
  readonly seat: Seat;
  readonly name: string;
  /** Null for a bot that played for nobody, and for a person whose account is gone. */
  readonly userId: string | null;
  /** Null for a person. */
  readonly botLevel: StoredBotLevel | null;
}

/** Keeps a finished pulya; a second call for the same table changes nothing. */
export async function insertFinishedPulya(
  tx: Transaction,
  pulya: PulyaRecord & { readonly players: readonly StoredSeat[] },
): Promise<void> {
  const { players, ...columns } = pulya;
  const inserted = await tx
    .insert(finishedPulyas)
    .values(columns)
    .onConflictDoNothing()
    .returning({ tableId: finishedPulyas.tableId });
  if (inserted.length === 0 || players.length === 0) return;
  await tx
    .insert(pulyaPlayers)
    .values(players.map(({ seat, occupant }) => ({ tableId: pulya.tableId, seat, ...occupantToColumns(occupant) })));
}

/** Returns the pulyas that the user has played or a bot has finished in their stead, latest first. */
export async function listFinishedPulyas(
  executor: Executor,
  { userId, limit }: { readonly userId: string; readonly limit: number },
): Promise<FinishedPulya[]> {
  const self = alias(pulyaPlayers, "self");
  const played = executor
    .select({ seat: self.seat })
    .from(self)
    .where(and(eq(self.tableId, finishedPulyas.tableId), eq(self.userId, userId)));
  const chosen = executor
    .select()
    .from(finishedPulyas)
    .where(exists(played))
    .orderBy(desc(finishedPulyas.finishedAt), desc(finishedPulyas.tableId))
    .limit(limit)
    .as("chosen");
  const rows = await executor
    .select()
    .from(chosen)
    .innerJoin(pulyaPlayers, eq(pulyaPlayers.tableId, chosen.tableId))
    .orderBy(desc(chosen.finishedAt), desc(chosen.tableId), asc(pulyaPlayers.seat));
  const pulyas = new Map<string, FinishedPulya & { players: PulyaPlayer[] }>();
  for (const { chosen: pulya, pulya_players } of rows) {
    const found = pulyas.get(pulya.tableId) ?? { ...pulya, players: [] };
    pulyas.set(pulya.tableId, found);
    const { tableId: _, ...player } = pulya_players;
    found.players.push(player);
  }
  return [...pulyas.values()];
}
