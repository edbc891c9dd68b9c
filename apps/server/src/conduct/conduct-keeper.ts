import {
  deleteConduct,
  listPulyaConduct,
  saveConduct,
  savePulyaConduct,
  sumConduct,
  type StoredPulyaConduct,
  type Transaction,
} from "@trelyazh/db";
import type { DurableConsumer, TableNews } from "../feed/consumer.ts";
import { conductIn, factsIn, mergeFacts, TELLING, type Fact } from "./fold/facts.ts";
import { MOMENTS, standingAfter } from "./fold/rests.ts";

/** Keeps who finishes pulyas, who leaves them, and for how long those rest. */
export const conductKeeper: DurableConsumer = {
  name: "conduct",
  version: 1,
  kinds: TELLING,
  async apply(tx, news) {
    const told = byPulya(news);
    const kept = new Map((await listPulyaConduct(tx, [...told.values()])).map((row) => [keyOf(row), row]));
    const rows = [...told].map(([key, { tableId, userId, facts }]): StoredPulyaConduct => {
      // What is kept there, this has written.
      const known = (kept.get(key)?.facts ?? []) as readonly Fact[];
      const all = mergeFacts(known, facts);
      return { tableId, userId, facts: all, ...conductIn(all) };
    });
    await savePulyaConduct(tx, rows);
    const userIds = [...new Set(rows.map(({ userId }) => userId))].toSorted();
    for (const userId of userIds) await sumUp(tx, userId);
  },
  reset: deleteConduct,
};

/** Has a person's figures and rest follow from what is kept of their pulyas. */
export async function sumUp(tx: Transaction, userId: string): Promise<void> {
  const { moments, ...figures } = await sumConduct(tx, userId, MOMENTS);
  await saveConduct(tx, { userId, ...figures, ...standingAfter(moments) });
}

interface ToldOf {
  readonly tableId: string;
  readonly userId: string;
  readonly facts: readonly Fact[];
}

function byPulya(news: readonly TableNews[]): ReadonlyMap<string, ToldOf> {
  const told = new Map<string, ToldOf>();
  for (const entry of news) {
    for (const [userId, fact] of factsIn(entry)) {
      const of = { tableId: entry.tableId, userId };
      const key = keyOf(of);
      told.set(key, { ...of, facts: [...(told.get(key)?.facts ?? []), fact] });
    }
  }
  return told;
}

const keyOf = ({ tableId, userId }: Pick<ToldOf, "tableId" | "userId">) => `${tableId} ${userId}`;
