import { setTimeout as sleep } from "node:timers/promises";
import type { Frame } from "../load/players/line.ts";
import { PlainSocket } from "../load/players/plain-socket.ts";
import type { Order } from "./order.ts";
import type { SpoilsCount } from "./spoils.ts";

/** How soon somebody who was thrown out is back. */
const BACK_MS = 50;

export interface PersistentOptions {
  readonly order: Order;
  readonly cookie: string;
  readonly spoils: SpoilsCount;
  readonly onOpen?: (socket: PlainSocket) => void;
  readonly onFrame?: (frame: Frame) => void;
}

/** A socket that is opened again whenever it is closed or refused, and counts what it hears. */
export class PersistentSocket {
  readonly #options: PersistentOptions;
  #socket: PlainSocket | null = null;

  constructor(options: PersistentOptions) {
    this.#options = options;
    void this.#open();
  }

  /** Says it, unless the socket is closed just now. */
  send(message: unknown): void {
    if (this.#socket === null) return;
    this.#options.spoils.add("sent");
    this.#socket.send(JSON.stringify(message));
  }

  async #open(): Promise<void> {
    const { order, cookie, spoils, onOpen } = this.#options;
    for (;;) {
      try {
        const socket = await PlainSocket.open({
          url: order.url,
          cookie,
          at: order.at,
          onText: (text) => this.#read(text),
          onClosed: () => this.#lost(),
        });
        this.#socket = socket;
        spoils.add("opened");
        onOpen?.(socket);
        return;
      } catch {
        spoils.add("not opened");
        await sleep(BACK_MS);
      }
    }
  }

  #lost(): void {
    this.#options.spoils.add("closed");
    this.#socket = null;
    setTimeout(() => void this.#open(), BACK_MS);
  }

  #read(text: string): void {
    if (!text.startsWith("{")) return;
    // A server says nothing but JSON here.
    const frame = JSON.parse(text) as Frame;
    if (frame.error !== undefined) this.#options.spoils.add(frame.error.data?.clubCode ?? "error");
    this.#options.onFrame?.(frame);
  }
}
