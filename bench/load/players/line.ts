/** A socket that speaks tRPC's wire, as cheaply as it can be done: thousands of them share one core. */
import { PlainSocket } from "./plain-socket.ts";

/** What a call has led to. */
export type Answer =
  | { readonly ok: true; readonly data: unknown }
  | {
      readonly ok: false;
      /** The club's own code, or the framework's. */ readonly code: string;
      readonly retryAfterMs?: number | undefined;
    };

export interface Frame {
  readonly id?: number | null;
  /** Only in what the server asks by itself. */
  readonly method?: string;
  readonly error?: {
    readonly message?: string;
    readonly data?: { readonly clubCode?: string; readonly code?: string; readonly retryAfterMs?: number };
  };
  readonly result?: {
    readonly type: "started" | "stopped" | "data";
    readonly data?: unknown;
  };
}

/** What is heard between two looks at the slowest line of a table: the events of a move, and then some. */
const REMEMBERED_FRAMES = 8;

/** Parses what is said to several lines once: the same text is the same frame, and the same objects. */
export class FrameReader {
  readonly #texts: string[] = [];
  readonly #frames: Frame[] = [];
  #next = 0;

  read(text: string): Frame {
    const known = this.#frames[this.#texts.indexOf(text)];
    if (known !== undefined) return known;
    // A server says nothing but JSON here.
    const frame = JSON.parse(text) as Frame;
    this.#texts[this.#next] = text;
    this.#frames[this.#next] = frame;
    this.#next = (this.#next + 1) % REMEMBERED_FRAMES;
    return frame;
  }
}

export interface LineListener {
  /** The subscription runs. */
  started(): void;
  /** An item of the open subscription, tracked by its id. */
  heard(item: { readonly id: string; readonly data: unknown }): void;
  /** The subscription has ended, though nobody has stopped it. */
  ended(code: string): void;
  /** The connection is gone, though nobody has closed it; what was asked stays unanswered. */
  lost(): void;
}

export interface LineOptions {
  /** With `ws:`. */
  readonly url: string;
  readonly cookie: string;
  /** How long whoever is asked to open it may be silent; for ever unless told. */
  readonly patienceMs?: number | undefined;
  readonly listener: LineListener;
  /** May be shared by all who hear much the same. */
  readonly reader: FrameReader;
}

/** Calls are numbered from 1, and subscriptions from here: so they have the same numbers on all lines of a table. */
const FIRST_SUBSCRIPTION = 1_000_000;
/** What is followed beside it. */
const FIRST_ASIDE = 2_000_000;

/** An item of a stream, tracked by its id. */
export interface TrackedItem {
  readonly id: string;
  readonly data: unknown;
}

function answerOf({ error, result }: Frame): Answer {
  if (error === undefined) return { ok: true, data: result?.data };
  const { clubCode, code, retryAfterMs } = error.data ?? {};
  return { ok: false, code: clubCode ?? code ?? error.message ?? "UNKNOWN", retryAfterMs };
}

export class Line {
  readonly #listener: LineListener;
  readonly #reader: FrameReader;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #socket: PlainSocket | null = null;
  #nextId = 1;
  #subscription = FIRST_SUBSCRIPTION;
  readonly #asides: ((item: TrackedItem) => void)[] = [];
  #isSubscribed = false;
  #isClosing = false;
  #heardAt = performance.now();

  private constructor({ listener, reader }: LineOptions) {
    this.#listener = listener;
    this.#reader = reader;
  }

  /** Rejects when there is nobody to connect to; then the listener hears nothing. */
  static async open(options: LineOptions): Promise<Line> {
    const { url, cookie, patienceMs, listener } = options;
    const line = new Line(options);
    line.#socket = await PlainSocket.open({
      url,
      cookie,
      patienceMs,
      onText: (text) => line.#read(text),
      onClosed: () => {
        if (!line.#isClosing) listener.lost();
      },
    });
    return line;
  }

  /** When anything came last, on the clock of `performance.now`. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Asks whether anybody is there. */
  ping(): void {
    this.#socket?.send("PING");
  }

  /** Calls back with the answer, unless the connection is lost before. */
  ask(method: "query" | "mutation", call: { path: string; input?: unknown }, then: (answer: Answer) => void): void {
    const id = this.#nextId++;
    this.#waiting.set(id, then);
    this.#socket?.send(JSON.stringify({ id, method, params: call }));
  }

  /** Follows another stream besides for as long as the line is open. */
  follow(call: { path: string; input?: unknown }, onItem: (item: TrackedItem) => void): void {
    const id = FIRST_ASIDE + this.#asides.push(onItem) - 1;
    this.#socket?.send(JSON.stringify({ id, method: "subscription", params: call }));
  }

  /** The only subscription of this line that is taken up again; one before it is stopped. */
  subscribe(call: { path: string; input?: unknown }): void {
    if (this.#isSubscribed) {
      this.#socket?.send(JSON.stringify({ id: this.#subscription, method: "subscription.stop" }));
      this.#subscription += 1;
    }
    this.#isSubscribed = true;
    this.#socket?.send(JSON.stringify({ id: this.#subscription, method: "subscription", params: call }));
  }

  /** Reads nothing any more, as a client does that hangs. */
  stopReading(): void {
    this.#socket?.pause();
  }

  /** Cuts the connection as a lost network does; nobody is told. */
  cut(): void {
    this.#isClosing = true;
    this.#socket?.terminate();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#socket?.close();
  }

  #read(text: string): void {
    this.#heardAt = performance.now();
    if (text === "PING") this.#socket?.send("PONG");
    else if (text !== "PONG") this.#take(this.#reader.read(text));
  }

  #take(frame: Frame): void {
    const { id } = frame;
    if (typeof id !== "number") return;
    if (id === this.#subscription) {
      this.#hear(frame);
      return;
    }
    if (id >= FIRST_ASIDE) {
      // All that is followed is tracked.
      if (frame.result?.type === "data") this.#asides[id - FIRST_ASIDE]?.(frame.result.data as TrackedItem);
      return;
    }
    const then = this.#waiting.get(id);
    this.#waiting.delete(id);
    then?.(answerOf(frame));
  }

  #hear(frame: Frame): void {
    const { result, error } = frame;
    // All that is subscribed to here is tracked.
    if (result?.type === "data") this.#listener.heard(result.data as { readonly id: string; readonly data: unknown });
    else if (result?.type === "started") this.#listener.started();
    else if (error !== undefined) this.#listener.ended(error.message ?? "UNKNOWN");
    else if (result?.type === "stopped") this.#listener.ended("STOPPED");
  }
}

/** The answer as a promise, for what is not asked often; rejects when the call was refused. */
export function request<Data>(line: Line, path: string, input: unknown): Promise<Data> {
  return new Promise((resolve, reject) => {
    line.ask("mutation", { path, input }, (answer) => {
      // The caller knows what the procedure returns.
      if (answer.ok) resolve(answer.data as Data);
      else reject(new Error(`${path} was refused: ${answer.code}`));
    });
  });
}
