import type { Seat, Settings, Settlement, Sheet } from "@trelyazh/preferans";
import type { BotLevel, Persona } from "@trelyazh/table";
import { and, asc, desc, eq, exists, inArray, isNotNull, ne, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor, Transaction } from "../database.ts";
import { finishedPulyas, pulyaPlayers } from "../schema/pulyas.ts";
import { users } from "../schema/users.ts";

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
  /** Null for a person whose account was gone when this was written. */
  readonly name: string | null;
  /** Null for a bot that played for nobody, and for a person whose account is gone. */
  readonly userId: string | null;
  /** Null for a person. */
  readonly botLevel: BotLevel | null;
  /** Null for a person, and for a bot that was nobody in particular. */
  readonly persona: Persona | null;
}

/** Who sat somewhere at the end: a person, a bot, or a bot in the place of a person. */
export interface SeatAtEnd {
  readonly seat: Seat;
  readonly userId: string | null;
  readonly bot: { readonly name: string; readonly level: BotLevel; readonly persona?: Persona } | null;
}

/** Keeps a finished pulya, with the names that people have now; a second call for the same table changes nothing. */
export async function insertFinishedPulya(
  tx: Transaction,
  pulya: PulyaRecord & { readonly players: readonly SeatAtEnd[] },
): Promise<void> {
  const { players, ...columns } = pulya;
  const inserted = await tx
    .insert(finishedPulyas)
    .values(columns)
    .onConflictDoNothing()
    .returning({ tableId: finishedPulyas.tableId });
  if (inserted.length === 0 || players.length === 0) return;
  const names = await loadNames(
    tx,
    players.flatMap(({ userId }) => userId ?? []),
  );
  await tx.insert(pulyaPlayers).values(
    players.map(({ seat, userId, bot }) => {
      const name = userId === null ? undefined : names.get(userId);
      return {
        tableId: pulya.tableId,
        seat,
        userId: name === undefined ? null : userId,
        botLevel: bot?.level ?? null,
        persona: bot?.persona ?? null,
        name: bot?.name ?? name ?? null,
      };
    }),
  );
}

/** Returns the names of those users who are still there, and sees to it that they stay until the transaction ends. */
async function loadNames(tx: Transaction, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]))
    .orderBy(users.id)
    .for("key share");
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Deletes all of them, for whoever makes them anew in the same transaction. */
export async function deleteFinishedPulyas(tx: Transaction): Promise<void> {
  await tx.delete(finishedPulyas);
}

export interface PulyaRange {
  readonly userId: string;
  /** The place of the one after which the list goes on. */
  readonly before?: { readonly finishedAt: number; readonly tableId: string } | undefined;
  readonly limit: number;
}

/** Returns the pulyas that the user has played or a bot has finished in their stead, latest first. */
export async function listFinishedPulyas(
  executor: Executor,
  { userId, before, limit }: PulyaRange,
): Promise<FinishedPulya[]> {
  const self = alias(pulyaPlayers, "self");
  const played = executor
    .select({ seat: self.seat })
    .from(self)
    .where(and(eq(self.tableId, finishedPulyas.tableId), eq(self.userId, userId)));
  const chosen = executor
    .select()
    .from(finishedPulyas)
    .where(and(exists(played), before && isBefore(before)))
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

function isBefore({ finishedAt, tableId }: NonNullable<PulyaRange["before"]>): SQL {
  const at = sql.param(finishedAt, finishedPulyas.finishedAt);
  return sql`(${finishedPulyas.finishedAt}, ${finishedPulyas.tableId}) < (${at}, ${tableId}::uuid)`;
}

/** Returns the users with whom that user has played one of their latest finished pulyas, so many of those at most. */
export async function listCompanions(
  executor: Executor,
  { userId, pulyas }: { readonly userId: string; readonly pulyas: number },
): Promise<string[]> {
  const latest = executor
    .select({ tableId: finishedPulyas.tableId })
    .from(pulyaPlayers)
    .innerJoin(finishedPulyas, eq(finishedPulyas.tableId, pulyaPlayers.tableId))
    .where(eq(pulyaPlayers.userId, userId))
    .orderBy(desc(finishedPulyas.finishedAt), desc(finishedPulyas.tableId))
    .limit(pulyas)
    .as("latest");
  const rows = await executor
    .selectDistinct({ userId: pulyaPlayers.userId })
    .from(pulyaPlayers)
    .innerJoin(latest, eq(latest.tableId, pulyaPlayers.tableId))
    .where(and(isNotNull(pulyaPlayers.userId), ne(pulyaPlayers.userId, userId)));
  return rows.flatMap((row) => row.userId ?? []);
}
