/** The parts that are closed together, by what they are called when one of them does not end. */
export type Stage = Readonly<Record<string, () => Promise<void>>>;

/** Closes things stage by stage, and can say at any time what is not closed yet. */
export class Closing {
  readonly #stages: readonly Stage[];
  readonly #open: Set<string>;
  #running: Promise<void> | null = null;

  constructor(stages: readonly Stage[]) {
    this.#stages = stages;
    this.#open = new Set(stages.flatMap((stage) => Object.keys(stage)));
  }

  /** What is still open, in the order in which it is closed. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  /** Idempotent. A part that fails keeps none of the others open; its failure is told at the end. */
  run(): Promise<void> {
    return (this.#running ??= this.#run());
  }

  async #run(): Promise<void> {
    const failures: unknown[] = [];
    for (const stage of this.#stages) {
      const closed = Object.entries(stage).map(async ([name, close]) => {
        await close().catch((error: unknown) => failures.push(error));
        this.#open.delete(name);
      });
      await Promise.all(closed);
    }
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be closed well");
  }
}
