/** What a crowd has heard since somebody began to count. */
const LATE_MS = 1000;

/** Numbers that a report is made of. */
export interface TallyReport {
  /** Moves that were sent, and those that the server has said to have carried out. */
  readonly moves: number;
  readonly answered: number;
  /** Events that arrived, one for each player. */
  readonly events: number;
  /** From a move's sending to its event at each of the other two, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly lost: number;
  /** Over a second. */
  readonly late: number;
  readonly doubled: number;
  readonly disordered: number;
  /** Streams that went on with a snapshot although they could have gone on with events. */
  readonly snapshots: number;
  /** Beats at which a table could not move, since what it waited for had not come. */
  readonly skipped: number;
  readonly errors: number;
}

export class Tally {
  moves = 0;
  answered = 0;
  events = 0;
  lost = 0;
  doubled = 0;
  disordered = 0;
  snapshots = 0;
  skipped = 0;
  /** By code. */
  readonly errors = new Map<string, number>();
  readonly #latencies: number[] = [];

  saw(latencyMs: number): void {
    this.#latencies.push(latencyMs);
  }

  failed(code: string): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }

  report(): TallyReport {
    const sorted = Float64Array.from(this.#latencies).sort();
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
    return {
      moves: this.moves,
      answered: this.answered,
      events: this.events,
      p50: at(0.5),
      p99: at(0.99),
      max: sorted.at(-1) ?? 0,
      lost: this.lost,
      late: sorted.length - sorted.findLastIndex((latency) => latency <= LATE_MS) - 1,
      doubled: this.doubled,
      disordered: this.disordered,
      snapshots: this.snapshots,
      skipped: this.skipped,
      errors: [...this.errors.values()].reduce((sum, times) => sum + times, 0),
    };
  }
}
