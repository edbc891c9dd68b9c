/** What is to be undone if the benchmark ends in another way than it should. */
const undoings = new Set<() => Promise<void> | void>();

/** Has that done however the benchmark ends, unless the returned function says that it has been done. */
export function undoLater(undo: () => Promise<void> | void): () => void {
  undoings.add(undo);
  return () => undoings.delete(undo);
}

/** Undoes everything that is left, the latest first. */
async function undoAll(): Promise<void> {
  for (const undo of [...undoings].toReversed()) await undo();
}

/** Leaves nothing behind after a fault or a signal. */
export function cleanUpAtTheEnd(): void {
  const end = (reason: unknown): void => {
    process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
    // Sockets and timers would keep it alive.
    void undoAll().finally(() => process.kill(process.pid, "SIGKILL"));
  };
  process.once("uncaughtException", end);
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}
