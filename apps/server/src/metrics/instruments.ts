import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** A metric's name, with its unit, and what it says. */
export interface Named {
  readonly name: string;
  readonly help: string;
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

/** Counts without a label; adding is no more than that, so it may stand on the hottest path. */
export interface Tally {
  count: number;
}

/** A counter for each value of one label. The values must be few: never the id of a table or a person. */
export interface Tallies {
  add(value: string, by?: number): void;
}

/** A value with its labels, as a gauge is read. */
export type Reading<Label extends string> = readonly [labels: Labels<Label>, value: number];

const MOMENTS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** They name each open socket for itself, which takes longer with thousands of them than the event loop may be held up. */
const LISTED_ONE_BY_ONE = [
  "nodejs_active_handles",
  "nodejs_active_handles_total",
  "nodejs_active_requests",
  "nodejs_active_requests_total",
  "nodejs_active_resources",
  "nodejs_active_resources_total",
];

/** The instruments of one club, in a registry of their own. The one file that knows which library exposes them. */
export class Instruments {
  readonly #registry = new Registry();
  readonly #registers = [this.#registry];

  /** What Node and the system know of the process. It goes on being measured until the process ends. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
    for (const name of LISTED_ONE_BY_ONE) this.#registry.removeSingleMetric(name);
  }

  tally(named: Named): Tally {
    const tally: Tally = { count: 0 };
    new Counter({
      ...named,
      registers: this.#registers,
      collect() {
        this.reset();
        this.inc(tally.count);
      },
    });
    return tally;
  }

  tallies({ label, ...named }: Named & { readonly label: string }): Tallies {
    const counts = new Map<string, number>();
    new Counter({
      ...named,
      labelNames: [label],
      registers: this.#registers,
      collect() {
        this.reset();
        for (const [value, count] of counts) this.inc({ [label]: value }, count);
      },
    });
    return { add: (value, by = 1) => void counts.set(value, (counts.get(value) ?? 0) + by) };
  }

  counter<Label extends string>({ labels, ...named }: Named & { readonly labels: readonly Label[] }) {
    return new Counter<Label>({ ...named, labelNames: labels, registers: this.#registers });
  }

  /** How long something takes, from a millisecond to ten seconds. */
  seconds<Label extends string>(described: Named & { readonly labels: readonly Label[] }) {
    return this.histogram({ ...described, buckets: MOMENTS });
  }

  /** By the buckets' upper bounds. */
  histogram<Label extends string>({
    labels,
    buckets,
    ...named
  }: Named & { readonly labels: readonly Label[]; readonly buckets: readonly number[] }) {
    return new Histogram<Label>({
      ...named,
      labelNames: labels,
      buckets: [...buckets],
      registers: this.#registers,
    });
  }

  /** Is read each time somebody asks for the metrics. */
  gauge(named: Named, read: () => number): void {
    new Gauge({
      ...named,
      registers: this.#registers,
      collect() {
        this.set(read());
      },
    });
  }

  gauges<Label extends string>(
    { labels, ...named }: Named & { readonly labels: readonly Label[] },
    read: () => Iterable<Reading<Label>>,
  ): void {
    new Gauge<Label>({
      ...named,
      labelNames: labels,
      registers: this.#registers,
      collect() {
        this.reset();
        for (const [values, value] of read()) this.set(values, value);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  get names(): readonly string[] {
    return this.#registry.getMetricsAsArray().map(({ name }) => name);
  }

  /** Everything in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
