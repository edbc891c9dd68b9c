import type { Logger } from "../logger.ts";
import { EventLoopMonitor, eventLoopMetrics } from "./event-loop.ts";
import { serveMetrics, type MetricsServer } from "./metrics-server.ts";
import type { Instruments } from "./instruments.ts";

export interface ObserverOptions {
  readonly instruments: Instruments;
  /** Where the metrics are served; nowhere unless told. */
  readonly at: { readonly host: string; readonly port: number } | undefined;
  readonly eventLoopAlertMs: number;
  readonly log: Logger;
}

/** Watches a club from aside: measures its event loop, and shows its metrics to whoever may see them. */
export class Observer implements AsyncDisposable {
  readonly #options: ObserverOptions;
  readonly #eventLoop: EventLoopMonitor;
  #server: MetricsServer | null = null;

  constructor(options: ObserverOptions) {
    const { instruments, eventLoopAlertMs, log } = options;
    this.#options = options;
    this.#eventLoop = new EventLoopMonitor({ alertMs: eventLoopAlertMs, log });
    eventLoopMetrics(instruments, this.#eventLoop);
  }

  /** Where the metrics are; null if they are served nowhere. */
  get url(): string | null {
    return this.#server?.url ?? null;
  }

  async listen(): Promise<void> {
    const { instruments, at } = this.#options;
    if (at === undefined) return;
    instruments.measureProcess();
    this.#server = await serveMetrics(instruments, at);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.close();
    this.#eventLoop[Symbol.dispose]();
  }
}
