import { once } from "node:events";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { WebSocket } from "ws";
import type { Side, Tape } from "./tape.ts";

/** What a client asks, as tRPC writes it. */
export interface Message {
  readonly id: number;
  readonly method: "query" | "mutation" | "subscription" | "subscription.stop";
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What the club answers to a call, or sends to a subscription. */
export interface Answer {
  readonly id?: number | null;
  readonly result?: { readonly type?: string; readonly data?: unknown };
  readonly error?: { readonly data?: { readonly clubCode?: string } };
}

export interface LineOptions {
  readonly url: string;
  readonly cookie: string;
  readonly person: string;
  /** The person's sockets in order, from 1. */
  readonly number: number;
  readonly tape: Tape;
  readonly onAnswer: (answer: Answer) => void;
}

/** One raw socket of one person: every frame goes on the tape. */
export class Line {
  readonly #options: LineOptions;
  readonly #socket: WebSocket;
  readonly #pongs: (() => void)[] = [];

  private constructor(options: LineOptions) {
    const { url, cookie } = options;
    this.#options = options;
    this.#socket = new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`, { headers: { cookie } });
    this.#socket.on("message", (data: Buffer) => this.#take(data.toString()));
  }

  static async open(options: LineOptions): Promise<Line> {
    const line = new Line(options);
    await once(line.#socket, "open");
    return line;
  }

  send(message: Message): void {
    const text = JSON.stringify(message);
    this.#record("client", message.id, text);
    this.#socket.send(text);
  }

  /** Resolves when everything that the club has written so far has come. */
  async flush(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#pongs.push(resolve);
    this.#socket.send("PING");
    await promise;
  }

  /** Cuts the connection, as a tunnel does. */
  drop(): void {
    this.#socket.terminate();
  }

  async close(): Promise<void> {
    this.#socket.close();
    await once(this.#socket, "close");
  }

  #take(text: string): void {
    if (text === "PONG") {
      this.#pongs.shift()?.();
      return;
    }
    const answer = JSON.parse(text) as Answer; // tRPC's own format
    this.#record("club", answer.id ?? 0, text);
    this.#options.onAnswer(answer);
  }

  #record(from: Side, call: number, text: string): void {
    const { person, number: socket, tape } = this.#options;
    tape.record({ person, socket, call, from, text });
  }
}
