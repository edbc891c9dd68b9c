import type { TRPCClientOutgoingMessage, TRPCResponseMessage } from "@trpc/server/rpc";

/** What becomes of a socket. After it is dropped or closed it says nothing any more. */
export interface SocketEvents {
  readonly onOpen: () => void;
  /** Something that wants an answer went out. */
  readonly onSent: () => void;
  /** The first word came in answer to something sent at that time. */
  readonly onAnswered: (sentAt: number) => void;
  readonly onClosed: (code: number | null) => void;
}

export type Incoming = TRPCResponseMessage;

interface Asked {
  readonly sentAt: number;
  readonly receive: (message: Incoming) => void;
  isAnswered: boolean;
}

/** One socket to the club, which speaks tRPC's protocol; it is used until it breaks, and never mended. */
export class ClubSocket {
  readonly #ws: WebSocket;
  readonly #events: SocketEvents;
  readonly #now: () => number;
  readonly #asked = new Map<number, Asked>();
  readonly #silence = new AbortController();
  #pingedAt = 0;

  constructor(url: string, now: () => number, events: SocketEvents) {
    this.#now = now;
    this.#events = events;
    this.#ws = new WebSocket(url);
    const { signal } = this.#silence;
    this.#ws.addEventListener("open", () => events.onOpen(), { signal });
    this.#ws.addEventListener("message", ({ data }) => this.#read(data), { signal });
    this.#ws.addEventListener("close", ({ code }) => this.#closed(code), { signal });
  }

  /** Asks for something; returns how to hear no more of it. */
  request(message: TRPCClientOutgoingMessage & { readonly id: number }, receive: Asked["receive"]): () => void {
    this.#asked.set(message.id, { sentAt: this.#now(), receive, isAnswered: false });
    this.#send(JSON.stringify(message));
    this.#events.onSent();
    return () => {
      const isRunning = this.#asked.delete(message.id);
      if (isRunning && message.method === "subscription") {
        this.#send(JSON.stringify({ id: message.id, method: "subscription.stop" }));
      }
    };
  }

  ping(): void {
    this.#pingedAt = this.#now();
    this.#send("PING");
  }

  /** Leaves the socket at once. The browser may take a minute to close it. */
  drop(): void {
    this.#silence.abort();
    this.#ws.close();
  }

  #send(text: string): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(text);
  }

  #closed(code: number | null): void {
    this.drop();
    this.#events.onClosed(code);
  }

  #read(data: unknown): void {
    if (data === "PING") this.#send("PONG");
    else if (data === "PONG") this.#events.onAnswered(this.#pingedAt);
    else this.#receive(messageIn(data));
  }

  #receive(message: Incoming | null): void {
    // Whoever speaks like that is not the club, or the club asks for another socket in the place of this one.
    if (message === null) {
      this.#closed(null);
      return;
    }
    const asked = this.#asked.get(Number(message.id));
    if (asked === undefined) return;
    const isFirst = !asked.isAnswered;
    asked.isAnswered = true;
    if (isFirst) this.#events.onAnswered(asked.sentAt);
    if (isLast(message)) this.#asked.delete(Number(message.id));
    asked.receive(message);
  }
}

function isLast(message: Incoming): boolean {
  return "error" in message || message.result.type === "stopped";
}

/** Returns the club's answer; null when it is none. */
function messageIn(data: unknown): Incoming | null {
  if (typeof data !== "string") return null;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== "object" || message === null) return null;
    // What has a result or an error is what tRPC's server sends.
    return "result" in message || "error" in message ? (message as Incoming) : null;
  } catch {
    return null;
  }
}
