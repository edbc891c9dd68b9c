import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Logger } from "../logger.ts";
import type { Instruments } from "./instruments.ts";

export interface EventLoopOptions {
  /** A window whose p99 or maximum is above that raises the alert. */
  readonly alertMs: number;
  readonly log: Logger;
}

/** How late the event loop came to what was due, over one window. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly isAlert: boolean;
}

const WINDOW_MS = 10_000;

/** How often the delay is sampled; Node counts this interval in. */
const RESOLUTION_MS = 10;

/** Watches whether the event loop is held up. A table's clock, a heartbeat and everybody's moves wait behind what holds it. */
export class EventLoopMonitor {
  readonly #options: EventLoopOptions;
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #last: LoopDelay = { p50Ms: 0, p99Ms: 0, maxMs: 0, isAlert: false };

  constructor(options: EventLoopOptions) {
    this.#options = options;
    this.#histogram.enable();
    this.#timer = setInterval(() => this.endWindow(), WINDOW_MS).unref();
  }

  /** The window that ended last. */
  get last(): LoopDelay {
    return this.#last;
  }

  /** Takes stock and begins the next window; comes by itself every ten seconds. */
  endWindow(): LoopDelay {
    const { alertMs, log } = this.#options;
    const histogram = this.#histogram;
    const [p50Ms, p99Ms, maxMs] = [
      delayMs(histogram.percentile(50)),
      delayMs(histogram.percentile(99)),
      delayMs(histogram.max),
    ];
    const isAlert = Math.max(p99Ms, maxMs) > alertMs;
    this.#last = { p50Ms, p99Ms, maxMs, isAlert };
    histogram.reset();
    if (isAlert) log.warn({ p50Ms, p99Ms, maxMs, alertMs }, "event loop held up");
    return this.#last;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}

/** Shows the last window among the metrics. */
export function eventLoopMetrics(instruments: Instruments, monitor: Pick<EventLoopMonitor, "last">): void {
  instruments.gauges(
    {
      name: "trelyazh_event_loop_delay_seconds",
      help: "How late the event loop was in the last window of ten seconds: p50, p99 and max.",
      labels: ["quantile"],
    },
    function* () {
      const { p50Ms, p99Ms, maxMs } = monitor.last;
      for (const [quantile, ms] of Object.entries({ p50: p50Ms, p99: p99Ms, max: maxMs }))
        yield [{ quantile }, ms / 1000] as const;
    },
  );
  instruments.gauge(
    { name: "trelyazh_event_loop_alert", help: "1 when that was above EVENT_LOOP_ALERT_MS, else 0." },
    () => Number(monitor.last.isAlert),
  );
}

/** Whole milliseconds beyond the interval. A window without a sample has a maximum of 0. */
function delayMs(nanoseconds: number): number {
  return Math.max(0, Math.round(nanoseconds / 1e6 - RESOLUTION_MS));
}
