import { TRPCClientError } from "@trpc/client";
import { retryDelayMs } from "../retry-delay.ts";
import { hear, isUnanswered, noAnswer, type Cargo, type Envelope, type Failure } from "./cargo.ts";
import type { Way } from "./line.ts";

const ATTEMPTS = 40;
/**
 * An answer over HTTP is waited for so long. Later attempts are waited for longer, for those whose lines are slow; not yet
 * the second one, which may have gone by another connection that froze together with the first one's.
 */
const FIRST_ANSWER_MS = 3_000;
const LONGEST_ANSWER_MS = 20_000;
/**
 * So long it is waited for on a socket, which may be well all the same: whoever was to answer is not. The club itself has said
 * by then that it cannot.
 */
const SOCKET_ANSWER_MS = 12_000;

type SocketWay = Extract<Way, { readonly kind: "socket" }>;

/** For what does not depend on the line. */
const ALWAYS_HTTP: Way = { kind: "http", id: 0, isBrief: false };

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
    if (way === null) return;
    this.#taken = way;
    this.#timer = setTimeout(() => this.#unanswered(noAnswer()), this.#patienceMs(way));
    this.#recall = way.kind === "socket" ? this.#goBySocket(way) : this.#goOverHttp();
  }

  #patienceMs({ kind }: Way): number {
    if (kind === "socket") return SOCKET_ANSWER_MS;
    return Math.min(FIRST_ANSWER_MS * 2 ** Math.max(0, this.#attempts - 1), LONGEST_ANSWER_MS);
  }

  #turnBack(): void {
    clearTimeout(this.#timer);
    this.#recall?.();
    this.#recall = null;
    this.#taken = null;
  }

  #goBySocket({ socket }: SocketWay): () => void {
    const { id, type, path, input } = this.#cargo.op;
    return socket.request({ id, method: type, params: { path, input } }, (message) => {
      if ("error" in message) this.#refused(TRPCClientError.from(message));
      else this.#answer(message);
    });
  }

  #goOverHttp(): () => void {
    const { op, overHttp } = this.#cargo;
    return hear(overHttp(op, false), {
      next: (envelope) => this.#answer(envelope),
      error: (error) => this.#refused(error),
    });
  }

  #answer({ result }: Envelope): void {
    const { observer } = this.#cargo;
    this.end();
    observer.next({ result });
    observer.complete();
  }

  #refused(error: Failure): void {
    if (isUnanswered(error)) this.#unanswered(error);
    else this.#fail(error);
  }

  #fail(error: Failure): void {
    this.end();
    this.#cargo.observer.error(error);
  }

  #unanswered(error: Failure): void {
    const { op, line } = this.#cargo;
    if (op.type === "query" && this.#leaveLine === null) this.#board(() => undefined, false);
    line.tell({ type: "unanswered" });
    if (this.#isOver) return;
    this.#attempts += 1;
    if (op.signal?.aborted === true || this.#attempts >= ATTEMPTS) {
      this.#fail(error);
      return;
    }
    this.#turnBack();
    this.#timer = setTimeout(() => this.#move(this.#offered), retryDelayMs(this.#attempts));
  }
}
