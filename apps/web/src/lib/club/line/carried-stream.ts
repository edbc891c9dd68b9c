import { TRPCClientError } from "@trpc/client";
import { refusalIn } from "../club-errors.ts";
import { retryDelayMs } from "../retry-delay.ts";
import { hear, type Cargo, type Envelope, type Failure } from "./cargo.ts";
import type { Incoming } from "./club-socket.ts";
import type { Way } from "./line.ts";

type HttpWay = Extract<Way, { readonly kind: "http" }>;

/** A stream over HTTP that has not begun by then is being collected by somebody on the way. */
const BEGIN_MS = 4_000;

/** A stream that goes on wherever the line goes on, after the last item that came. */
export class CarriedStream {
  readonly #cargo: Cargo;
  #leaveLine: (() => void) | null = null;
  #offered: Way | null = null;
  #taken: Way | null = null;
  #leave: (() => void) | null = null;
  #lastEventId: string | undefined;
  #attempts = 0;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cargo: Cargo) {
    this.#cargo = cargo;
    this.#leaveLine = cargo.line.board((way) => this.#move(way), { isCommand: false });
    if (this.#isOver) this.#leaveLine();
  }

  end(): void {
    this.#isOver = true;
    this.#stop();
    this.#leaveLine?.();
  }

  #move(way: Way | null): void {
    this.#offered = way;
    const taken = this.#taken;
    if (this.#isOver || (taken !== null && taken.id === way?.id)) return;
    this.#stop();
    if (way === null) this.#tellConnecting();
    else if (way.kind === "socket") this.#goBySocket(way);
    else this.#goOverHttp(way);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#leave?.();
    this.#leave = null;
    this.#taken = null;
  }

  #tellConnecting(): void {
    this.#cargo.observer.next({ result: { type: "state", state: "connecting", error: null } });
  }

  #goBySocket(way: Extract<Way, { readonly kind: "socket" }>): void {
    const { id, path, input } = this.#cargo.op;
    this.#taken = way;
    const params = { path, input, ...(this.#lastEventId !== undefined && { lastEventId: this.#lastEventId }) };
    this.#leave = way.socket.request({ id, method: "subscription", params }, (message) => this.#hear(message));
  }

  #hear(message: Incoming): void {
    if ("error" in message) this.#fail(TRPCClientError.from(message));
    else this.#take({ result: message.result });
  }

  #goOverHttp(way: HttpWay): void {
    this.#taken = way;
    const { op, overHttp, line } = this.#cargo;
    const input = this.#lastEventId === undefined ? op.input : { ...inputOf(op.input), lastEventId: this.#lastEventId };
    let hasBegun = false;
    const late = setTimeout(() => {
      if (way.isBrief) this.#broke(way, false);
      else line.tell({ type: "streamSwallowed" });
    }, BEGIN_MS);
    const leave = hear(overHttp({ ...op, input }, way.isBrief), {
      next: (envelope) => {
        const { result } = envelope;
        if (result.type === "started") {
          hasBegun = true;
          clearTimeout(late);
        }
        if (result.type !== "state") this.#take(envelope);
        else if (result.error !== null) this.#broke(way, hasBegun);
      },
      error: (error) => (refusalIn(error) === null ? this.#broke(way, hasBegun) : this.#fail(error)),
    });
    this.#leave = () => {
      clearTimeout(late);
      leave();
    };
  }

  #take(envelope: Envelope): void {
    const { result } = envelope;
    const { observer } = this.#cargo;
    if (result.type === "started") this.#attempts = 0;
    if (result.type === undefined || result.type === "data") this.#lastEventId = result.id ?? this.#lastEventId;
    if (result.type === "stopped") this.end();
    observer.next(envelope);
    if (result.type === "stopped") observer.complete();
  }

  #fail(error: Failure): void {
    this.end();
    this.#cargo.observer.error(error);
  }

  /** Over HTTP: a brief stream that had begun has just come to its end, any other one was cut. */
  #broke(way: HttpWay, hadBegun: boolean): void {
    this.#stop();
    if (way.isBrief && hadBegun) {
      this.#timer = setTimeout(() => this.#move(this.#offered), 0);
      return;
    }
    this.#tellConnecting();
    this.#timer = setTimeout(() => this.#move(this.#offered), retryDelayMs(this.#attempts));
    this.#attempts += 1;
    this.#cargo.line.tell({ type: "unanswered" });
  }
}

/** What a stream that goes on after an id asks for is an object, if it is anything. */
function inputOf(input: unknown): object {
  return typeof input === "object" && input !== null ? input : {};
}
