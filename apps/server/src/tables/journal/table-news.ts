import { loadEvents, type Executor, type NewsEntry } from "@trelyazh/db";
import { newsOf, type News, type Table, type Transition } from "@trelyazh/table";
import { rowOf } from "./journal-entries.ts";
import { firstState, replay } from "./replay.ts";
import { understood } from "./store-faults.ts";

/** Events that are read and folded at a time: few enough that the event loop goes on between two pages. */
const PAGE = 200;

/** Returns all news that a table has ever told, read from its journal again. Refuses with `TABLE_BROKEN`. */
export async function readPastNews(executor: Executor, tableId: string): Promise<readonly NewsEntry<News>[]> {
  const news: NewsEntry<News>[] = [];
  let table: Table | null = null;
  for (;;) {
    const entries = await loadEvents(executor, { tableId, afterSeq: table?.seq ?? 0, limit: PAGE });
    if (entries.length === 0) return news;
    const rows = understood(() => entries.map(rowOf));
    const before: Table = table ?? understood(() => firstState(tableId, rows));
    const transitions = replay(before, rows);
    news.push(...newsIn(before, transitions));
    table = transitions.at(-1)?.table ?? before;
  }
}

/** Returns the news of those transitions as the outbox stores it; `before` is the table before the first of them. */
export function newsIn(before: Table, transitions: readonly Transition[]): readonly NewsEntry<News>[] {
  return transitions.flatMap((transition, index) => {
    const news = newsOf(transitions[index - 1]?.table ?? before, transition);
    const { seq, at } = transition.envelope;
    return news === null ? [] : [{ tableId: before.id, seq, at, kind: news.kind, payload: news }];
  });
}
