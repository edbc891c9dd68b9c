import { TRPCClientError } from "@trpc/client";
import { retryDelayMs } from "../retry-delay.ts";
import { hear, isUnanswered, lostOnTheWay, type Cargo, type Envelope, type Failure } from "./cargo.ts";
import type { Incoming } from "./club-socket.ts";
import type { Way } from "./line.ts";

const ATTEMPTS = 40;
/**
 * An answer over HTTP is waited for so long. Later attempts are waited for longer, for those whose lines are slow; not yet
 * the second one, which may have gone by another connection that froze together with the first one's.
 */
const FIRST_ANSWER_MS = 3_000;
const LONGEST_ANSWER_MS = 20_000;

type HttpWay = Extract<Way, { readonly kind: "http" }>;
type SocketWay = Extract<Way, { readonly kind: "socket" }>;

/** For what does not depend on the line. */
const ALWAYS_HTTP: HttpWay = { kind: "http", id: 0, isBrief: false };

/**
 * A call on its way: it is made again, as it was, wherever the line goes on, until it is answered. All calls may come twice
 * without harm, since what is done at a table carries an id, as a new table does, and a second renaming changes nothing.
 */
export class CarriedCall {
  readonly #cargo: Cargo;
  #leaveLine: (() => void) | null = null;
  /** The way that the line offers, and the one by which the call has gone. */
  #offered: Way | null = null;
  #taken: Way | null = null;
  #recall: (() => void) | null = null;
  #attempts = 0;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cargo: Cargo) {
    this.#cargo = cargo;
    // Queries go over HTTP, where a page's first ones share a request.
    if (cargo.op.type === "query") this.#move(ALWAYS_HTTP);
    else this.#board((way) => this.#move(way), true);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#recall?.();
    this.#leaveLine?.();
  }

  #board(passenger: (way: Way | null) => void, isCommand: boolean): void {
    this.#leaveLine = this.#cargo.line.board(passenger, { isCommand });
    if (this.#isOver) this.#leaveLine();
  }

  #move(way: Way | null): void {
    this.#offered = way;
    const taken = this.#taken;
    if (this.#isOver || (taken !== null && taken.id === way?.id)) return;
    this.#turnBack();
    if (way?.kind === "socket") this.#goBySocket(way);
    if (way?.kind === "http") this.#goOverHttp(way);
  }

  #turnBack(): void {
    clearTimeout(this.#timer);
    this.#recall?.();
    this.#recall = null;
    this.#taken = null;
  }

  #goBySocket(way: SocketWay): void {
    const { id, type, path, input } = this.#cargo.op;
    this.#taken = way;
    this.#recall = way.socket.request({ id, method: type, params: { path, input } }, (message) => this.#hear(message));
  }

  #goOverHttp(way: HttpWay): void {
    this.#taken = way;
    const { op, overHttp } = this.#cargo;
    const patienceMs = Math.min(FIRST_ANSWER_MS * 2 ** Math.max(0, this.#attempts - 1), LONGEST_ANSWER_MS);
    const patience = setTimeout(() => this.#unanswered(lostOnTheWay()), patienceMs);
    const leave = hear(overHttp(op, false), {
      next: (envelope) => this.#answer(envelope),
      error: (error) => (isUnanswered(error) ? this.#unanswered(error) : this.#fail(error)),
    });
    this.#recall = () => {
      clearTimeout(patience);
      leave();
    };
  }

  #hear(message: Incoming): void {
    if (!("error" in message)) {
      this.#answer(message);
      return;
    }
    const error: Failure = TRPCClientError.from(message);
    if (isUnanswered(error)) this.#again(error);
    else this.#fail(error);
  }

  #answer({ result }: Envelope): void {
    const { observer } = this.#cargo;
    this.end();
    observer.next({ result });
    observer.complete();
  }

  #fail(error: Failure): void {
    this.end();
    this.#cargo.observer.error(error);
  }

  #unanswered(error: Failure): void {
    const { op, line } = this.#cargo;
    if (op.type === "query" && this.#leaveLine === null) this.#board(() => undefined, false);
    line.tell({ type: "httpFailed" });
    if (op.signal?.aborted === true) this.#fail(error);
    else this.#again(error);
  }

  #again(error: Failure): void {
    if (this.#isOver) return;
    this.#attempts += 1;
    if (this.#attempts >= ATTEMPTS) {
      this.#fail(error);
      return;
    }
    this.#turnBack();
    this.#timer = setTimeout(() => this.#move(this.#offered), retryDelayMs(this.#attempts));
  }
}
