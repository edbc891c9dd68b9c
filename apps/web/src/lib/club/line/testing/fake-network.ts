import { afterEach, beforeEach, vi } from "vitest";

const CONNECTING_MS = 10;

/** What becomes of sockets: they answer, they cannot be opened, or they open and nothing comes through. */
export type SocketFate = "answers" | "breaks" | "swallows";

interface Sent {
  readonly id: number;
  readonly method: string;
  readonly params?: { readonly path: string; readonly input?: unknown; readonly lastEventId?: string };
}

/** A browser's socket, whose other end is in the hands of a test. */
export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static made: FakeSocket[] = [];
  static fate: SocketFate = "answers";
  fate = FakeSocket.fate;
  readonly frames: string[] = [];
  readyState = FakeSocket.CONNECTING;

  constructor() {
    super();
    FakeSocket.made.push(this);
    setTimeout(() => (this.fate === "breaks" ? this.end(1006) : this.#open()), CONNECTING_MS);
  }

  /** What was sent, pings left out. */
  get sent(): readonly Sent[] {
    // The client sends nothing else.
    return this.frames.filter((frame) => frame.startsWith("{")).map((frame) => JSON.parse(frame) as Sent);
  }

  get paths(): readonly (string | undefined)[] {
    return this.sent.map(({ params }) => params?.path);
  }

  send(frame: string): void {
    this.frames.push(frame);
    if (frame === "PING" && this.fate === "answers") queueMicrotask(() => this.receive("PONG"));
  }

  /** The browser takes its time: nobody should wait for the event. */
  close(): void {
    this.readyState = FakeSocket.CLOSING;
  }

  /** Brings a frame to the client. */
  receive(frame: string): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: frame }));
  }

  /** Answers what was last asked for at that path. */
  answer(path: string, result: unknown): void {
    const asked = this.sent.findLast(({ params }) => params?.path === path);
    this.receive(JSON.stringify({ id: asked?.id, result }));
  }

  refuse(path: string, clubCode: string): void {
    const asked = this.sent.findLast(({ params }) => params?.path === path);
    this.receive(JSON.stringify({ id: asked?.id, error: { code: -32_600, message: clubCode, data: { clubCode } } }));
  }

  end(code: number): void {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  #open(): void {
    if (this.readyState !== FakeSocket.CONNECTING) return;
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }
}

/** A browser's stream over HTTP, whose other end is in the hands of a test. */
export class FakeEventSource extends EventTarget {
  static made: FakeEventSource[] = [];
  readonly CLOSED = 2;
  readonly url: URL;
  readyState = 0;

  constructor(url: string) {
    super();
    this.url = new URL(url, location.href);
    FakeEventSource.made.push(this);
  }

  /** What was asked for. */
  get input(): unknown {
    const input: unknown = JSON.parse(this.url.searchParams.get("input") ?? "null");
    return input;
  }

  tell(type: string, data: unknown, lastEventId = ""): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data), lastEventId }));
  }

  close(): void {
    this.readyState = this.CLOSED;
  }
}

/** What is asked over HTTP. */
export const asked: string[] = [];
export const http = { isThere: true };

function overHttp(address: string | URL | Request, init?: RequestInit): Promise<Response> {
  asked.push(new URL(address instanceof Request ? address.url : address, location.href).pathname);
  if (http.isThere) return Promise.resolve(Response.json([{ result: { data: { seq: 5 } } }]));
  // It hangs, as on a line that has died.
  return new Promise((_, reject) => {
    init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
  });
}

/** Puts a test into a browser whose network is fake, with a clock of its own. */
export function onFakeNetwork(): void {
  beforeEach(() => {
    // Not queueMicrotask: what is ready goes on by itself.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    vi.stubGlobal("WebSocket", FakeSocket);
    vi.stubGlobal("EventSource", FakeEventSource);
    vi.stubGlobal("fetch", overHttp);
    FakeSocket.made = [];
    FakeSocket.fate = "answers";
    FakeEventSource.made = [];
    http.isThere = true;
    asked.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}
