import type { Socket } from "node:net";
import { frameHeader, type Bytes } from "../wire/wire.ts";

/** Bytes that are written without waiting for the end of the tick. */
const FLUSH_BYTES = 64 * 1024;

/** What an outbox reports. */
export interface OutboxOwner {
  /** False once a close frame was sent: nothing may follow it. */
  readonly isOpen: boolean;
  /** Says whether so many bytes may wait for the client; if not, it has closed the socket. */
  mayHold(bytes: number): boolean;
  /** So many bytes were written. */
  written(bytes: number): void;
}

/** Writes every outbox that has got something in this tick, once, after all promises of the tick have settled. */
export class FlushQueue {
  #dirty: Outbox[] = [];
  readonly #flush = (): void => {
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const outbox of dirty) outbox.flush();
  };

  add(outbox: Outbox): void {
    if (this.#dirty.push(outbox) === 1) process.nextTick(this.#flush);
  }
}

/**
 * The frames on their way to one client. All of a tick become a single write to the network socket. `ws` writes its
 * own control frames to the same socket, whole and at once, so the two never mix inside a frame.
 */
export class Outbox {
  readonly #socket: Socket;
  readonly #queue: FlushQueue;
  readonly #owner: OutboxOwner;
  #pending: Bytes = "";
  #waiting: (() => void)[] | null = null;

  constructor(socket: Socket, queue: FlushQueue, owner: OutboxOwner) {
    this.#socket = socket;
    this.#queue = queue;
    this.#owner = owner;
  }

  /** Whether the client takes less than it is sent. */
  get isCongested(): boolean {
    return this.#socket.writableNeedDrain;
  }

  /** Bytes that the client has not taken. */
  get waitingBytes(): number {
    return this.#socket.writableLength + this.#pending.length;
  }

  /** Adds a text frame made of two parts, of which the second may be shared by many. */
  push(head: Bytes, body: Bytes): void {
    if (!this.#owner.isOpen) return;
    const frame = frameHeader(head.length + body.length) + head + body;
    if (!this.#owner.mayHold(this.waitingBytes + frame.length)) return;
    if (this.#pending === "") this.#queue.add(this);
    this.#pending += frame;
    if (this.#pending.length >= FLUSH_BYTES) this.flush();
  }

  flush(): void {
    const bytes = this.#pending;
    if (bytes === "") return;
    this.#pending = "";
    if (!this.#owner.isOpen) return;
    this.#socket.write(bytes, "latin1");
    this.#owner.written(bytes.length);
  }

  /** Runs that once the client has taken everything, or has gone. */
  whenDrained(run: () => void): void {
    if (this.#waiting !== null) {
      this.#waiting.push(run);
      return;
    }
    this.#waiting = [run];
    this.#socket.once("drain", this.release);
  }

  readonly release = (): void => {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#socket.off("drain", this.release);
    for (const run of waiting) run();
  };
}
