import DataLoader from "dataloader";

export interface InTurnOptions<Key, Value> {
  /** Returns a value for each key, in their order. */
  readonly read: (keys: readonly Key[]) => Promise<readonly Value[]>;
  /** Keys that are read together. */
  readonly most: number;
}

/**
 * Reads what is asked for, one batch after another: whatever is asked for during one read goes together in the next. So thousands
 * who come at once need one connection, and few statements. Nothing is kept.
 */
export function inTurn<Key, Value>({ read, most }: InTurnOptions<Key, Value>): DataLoader<Key, Value> {
  let reading: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Key, Value>(
    (keys) => {
      const values = read(keys);
      // Whoever asked hears of what fails; the next batch waits for its end alone.
      reading = values.catch(() => {});
      return values;
    },
    {
      cache: false,
      maxBatchSize: most,
      batchScheduleFn: (begin) => {
        turn = turn.then(() => {
          begin();
          return reading;
        });
      },
    },
  );
  return loader;
}
