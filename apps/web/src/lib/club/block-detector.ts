import { SERVICE_RESTART, SIGNED_OUT } from "./club-errors.ts";

/** What a socket was closed with. */
export interface CloseCause {
  readonly code?: number;
}

interface BlockDetectorOptions {
  /** Whether the club can be reached without a socket. */
  readonly answersHttp: () => Promise<boolean>;
  readonly onBlocked: () => void;
}

/** A socket that closes sooner than this has not really been open. */
const SHORT_LIFE_MS = 3000;
/** So many sockets in a row must fail, while HTTP answers, before sockets are given up on this page. */
const BLOCKED_SOCKETS = 2;

/** Notices when sockets do not get through although the club answers. */
export class BlockDetector {
  readonly #options: BlockDetectorOptions;
  #openedAtMs: number | null = null;
  #blocked = 0;

  constructor(options: BlockDetectorOptions) {
    this.#options = options;
  }

  opened(): void {
    this.#openedAtMs = Date.now();
  }

  closed(cause: CloseCause | undefined): void {
    // A club that says goodbye has been reached.
    if (cause?.code === SERVICE_RESTART || cause?.code === SIGNED_OUT) return;
    const lived = this.#openedAtMs !== null && Date.now() - this.#openedAtMs > SHORT_LIFE_MS;
    this.#openedAtMs = null;
    if (lived) this.#blocked = 0;
    else void this.#failed();
  }

  async #failed(): Promise<void> {
    this.#blocked = (await this.#options.answersHttp()) ? this.#blocked + 1 : 0;
    if (this.#blocked === BLOCKED_SOCKETS) this.#options.onBlocked();
  }
}
