import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** What becomes of a WebSocket that is opened from now on. */
export type SocketFault =
  | "none"
  /** Answered with 403. */
  | "refused"
  /** The connection is cut without a word. */
  | "reset"
  /** Never answered. */
  | "unanswered"
  /** Opened; not a frame gets through after that, as some virus scanners do it. */
  | "swallowed"
  /** Opened, and closed a second later. */
  | "short-lived";

/** What becomes of a stream over HTTP that is opened from now on. */
export type StreamFault =
  | "none"
  /** Handed on as a whole when it ends. */
  | "collected";

const SHORT_LIFE_MS = 1000;
const END_OF_HEAD = "\r\n\r\n";
/** The end of a body that is sent in chunks. */
const END_OF_CHUNKS = "0\r\n\r\n";
const REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/** Which of the open connections something is done to. */
export type Scope = "all" | "sockets";

type Kind = "http" | "socket" | "stream";

/** One connection of a browser, and the club's end of it. */
class Passage {
  readonly browser: Socket;
  readonly club: Socket;
  readonly #proxy: FaultyProxy;
  readonly #timers = new Set<NodeJS.Timeout>();
  kind: Kind = "http";
  /** Nothing passes any more in that direction; nobody is told. */
  isUpDead = false;
  isDownDead = false;
  #fault: SocketFault = "none";
  #collected: Buffer | null = null;

  constructor(browser: Socket, club: Socket, proxy: FaultyProxy) {
    this.browser = browser;
    this.club = club;
    this.#proxy = proxy;
    browser.on("data", (chunk) => this.#up(chunk));
    club.on("data", (chunk) => this.#down(chunk));
    for (const [end, other] of [
      [browser, club],
      [club, browser],
    ] as const) {
      end.on("error", () => undefined);
      end.on("close", () => {
        if (end === browser || !this.isDownDead) this.#later(() => other.destroy());
      });
    }
    browser.on("close", () => this.#timers.forEach((timer) => clearTimeout(timer)));
  }

  /** Both ends stay as they are, and hear no more of each other. */
  freeze(): void {
    this.isUpDead = true;
    this.isDownDead = true;
  }

  #later(act: () => void): void {
    const { delayMs } = this.#proxy;
    if (delayMs === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMs);
    this.#timers.add(timer);
  }

  #up(chunk: Buffer): void {
    const head = chunk.toString("latin1");
    if (/\r\nupgrade: websocket\r\n/i.test(head)) this.#beginSocket();
    else if (/\r\naccept: text\/event-stream\r\n/i.test(head)) this.#beginStream();
    if (!this.isUpDead) this.#later(() => this.club.write(chunk));
  }

  #beginSocket(): void {
    this.kind = "socket";
    const { whenUpgrading } = this.#proxy;
    this.#proxy.whenUpgrading = null;
    whenUpgrading?.();
    this.#fault = this.#proxy.sockets;
    if (this.#fault === "none" || this.#fault === "swallowed" || this.#fault === "short-lived") return;
    this.freeze();
    if (this.#fault === "refused") this.browser.end(REFUSAL);
    if (this.#fault === "reset") this.browser.resetAndDestroy();
  }

  #beginStream(): void {
    this.kind = "stream";
    this.#collected = this.#proxy.streams === "collected" ? Buffer.alloc(0) : null;
  }

  #down(chunk: Buffer): void {
    if (this.isDownDead) return;
    if (this.#collected !== null) {
      this.#collect(this.#collected, chunk);
      return;
    }
    const headEnd = this.#fault === "none" ? -1 : chunk.indexOf(END_OF_HEAD);
    if (headEnd === -1) {
      this.#later(() => this.browser.write(chunk));
      return;
    }
    // The club's first frame may have come together with its answer.
    const head = chunk.subarray(0, headEnd + END_OF_HEAD.length);
    this.#later(() => this.browser.write(this.#fault === "swallowed" ? head : chunk));
    this.#opened();
  }

  #collect(before: Buffer, chunk: Buffer): void {
    const collected = Buffer.concat([before, chunk]);
    const isWhole = collected.toString("latin1").endsWith(END_OF_CHUNKS);
    if (isWhole) this.browser.write(collected);
    this.#collected = isWhole ? null : collected;
  }

  #opened(): void {
    if (this.#fault === "swallowed") this.freeze();
    if (this.#fault === "short-lived") this.#timers.add(setTimeout(() => this.browser.destroy(), SHORT_LIFE_MS));
  }
}

/** Stands between browsers and a club, and does to their connections what networks in the field do. */
export class FaultyProxy implements AsyncDisposable {
  /** What becomes of what is opened from now on. */
  sockets: SocketFault = "none";
  streams: StreamFault = "none";
  /** How much later everything arrives, in each direction. */
  delayMs = 0;
  /** Called once, as the next socket is about to be opened. */
  whenUpgrading: (() => void) | null = null;
  readonly #server: Server;
  readonly #passages = new Set<Passage>();

  private constructor(club: URL) {
    this.#server = createServer((browser) => {
      browser.setNoDelay();
      const passage = new Passage(browser, connect(Number(club.port), club.hostname), this);
      this.#passages.add(passage);
      browser.once("close", () => this.#passages.delete(passage));
    });
  }

  static async open(clubUrl: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(new URL(clubUrl));
    await once(proxy.#server.listen(0, "localhost"), "listening");
    return proxy;
  }

  get url(): string {
    // A server that listens on a port has an address with one.
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Freezes what is open, as after sleep or a change of network; new connections get through. */
  freeze(scope: Scope = "all"): void {
    for (const passage of this.#within(scope)) passage.freeze();
  }

  /** From now on the club hears nothing more on the open sockets, while the browser still hears the club. */
  deafen(): void {
    for (const passage of this.#within("sockets")) passage.isUpDead = true;
  }

  /** Cuts what is open. */
  reset(scope: Scope = "all"): void {
    for (const { browser } of this.#within(scope)) browser.resetAndDestroy();
  }

  /** Closes the open sockets, as a proxy does that has had enough of them. */
  close(): void {
    for (const { browser } of this.#within("sockets")) browser.end();
  }

  #within(scope: Scope): readonly Passage[] {
    return [...this.#passages].filter(({ kind }) => scope === "all" || kind === "socket");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { browser, club } of this.#passages) {
      browser.destroy();
      club.destroy();
    }
    this.#server.close();
    await once(this.#server, "close");
  }
}
