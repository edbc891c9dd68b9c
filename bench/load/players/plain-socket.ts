/**
 * A WebSocket with nothing to spare: the instrument must cost less than what it measures, and 15 000 sockets of a
 * library's took two thirds of the generator's core and made it collect garbage for half a second at a time. All sockets
 * are read into the same buffer, and a message is a string from beginning to end.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { connect as connectSafely } from "node:tls";

const OPCODES = { text: 1, close: 8, ping: 9, pong: 10 } as const;
const FINAL = 0x80;
const MASKED = 0x80;
/** Lengths from here on have two bytes of their own, and those that have more than two eight. */
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;
/** A client has to mask, and this mask changes nothing. */
const NO_MASK = "\0\0\0\0";
const NORMAL_CLOSE = "\x03\xe8";
const END_OF_HEAD = "\r\n\r\n";

/** Read into, and emptied before the next one reads. */
const SHARED = Buffer.alloc(256 * 1024);
const NOTHING = Buffer.alloc(0);

export interface PlainSocketOptions {
  /** With `ws:`, or with `wss:` and a certificate that nobody looks at. */
  readonly url: string;
  /** Which address that host has; asked for unless told. */
  readonly at?: string | undefined;
  readonly cookie: string;
  /** How long an answer to the handshake is waited for; for ever unless told. */
  readonly patienceMs?: number | undefined;
  readonly onText: (text: string) => void;
  /** Not called when the socket has never been open. */
  readonly onClosed: () => void;
}

export class PlainSocket {
  readonly #socket: Socket;
  readonly #options: PlainSocketOptions;
  /** The beginning of what has not come in full. */
  #rest = NOTHING;
  #isOpen = false;
  readonly #opened = Promise.withResolvers<void>();

  private constructor(options: PlainSocketOptions) {
    this.#options = options;
    const { protocol, hostname, port } = new URL(options.url);
    const isSafe = protocol === "wss:";
    const onread = { buffer: SHARED, callback: (bytes: number) => this.#read(SHARED.subarray(0, bytes)) };
    const place = { host: options.at ?? hostname, port: Number(port), onread };
    this.#socket = isSafe
      ? connectSafely({ ...place, servername: hostname, rejectUnauthorized: false })
      : connect(place);
    this.#socket.setNoDelay(true);
    // A close follows.
    this.#socket.on("error", () => {});
    this.#socket.once(isSafe ? "secureConnect" : "connect", () => this.#socket.write(handshake(options)));
    this.#socket.once("close", () => {
      if (this.#isOpen) options.onClosed();
      else this.#opened.reject(new Error(`no WebSocket at ${options.url}`));
    });
  }

  /** Rejects when nobody answers, or the other side does not speak WebSocket. */
  static async open(options: PlainSocketOptions): Promise<PlainSocket> {
    const socket = new PlainSocket(options);
    const { patienceMs } = options;
    const hurry = patienceMs === undefined ? undefined : setTimeout(() => socket.terminate(), patienceMs);
    await socket.#opened.promise.finally(() => clearTimeout(hurry));
    return socket;
  }

  /** Only ASCII: a byte for each character. */
  send(text: string): void {
    this.#write(OPCODES.text, text);
  }

  /** Reads nothing any more. */
  pause(): void {
    this.#socket.pause();
  }

  /** Cuts the connection. */
  terminate(): void {
    this.#socket.destroy();
  }

  /** Resolves when the other end has agreed. */
  async close(): Promise<void> {
    if (this.#socket.closed) return;
    const closed = Promise.withResolvers<void>();
    this.#socket.once("close", () => closed.resolve());
    this.#write(OPCODES.close, NORMAL_CLOSE);
    await closed.promise;
  }

  #write(opcode: number, payload: string): void {
    const { length } = payload;
    const head = String.fromCharCode(FINAL | opcode, MASKED | Math.min(length, TWO_BYTES));
    const size = length < TWO_BYTES ? "" : String.fromCharCode(length >> 8, length & 0xff);
    this.#socket.write(head + size + NO_MASK + payload, "latin1");
  }

  /** Returns whether to go on reading. */
  #read(chunk: Buffer): boolean {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isOpen) bytes = this.#readHead(bytes);
    let at = 0;
    for (let next = this.#readFrame(bytes, at); next > at; next = this.#readFrame(bytes, at)) at = next;
    // The shared buffer is somebody else's next.
    this.#rest = at === bytes.length ? NOTHING : Buffer.from(bytes.subarray(at));
    return true;
  }

  #readHead(bytes: Buffer): Buffer {
    const end = bytes.indexOf(END_OF_HEAD);
    if (end === -1) return bytes;
    if (!bytes.subarray(0, end).toString("latin1").startsWith("HTTP/1.1 101 ")) {
      this.#socket.destroy();
      return NOTHING;
    }
    this.#isOpen = true;
    this.#opened.resolve();
    return bytes.subarray(end + END_OF_HEAD.length);
  }

  /** Returns where the next frame begins, or the same place when this one is not there in full. */
  #readFrame(bytes: Buffer, at: number): number {
    if (!this.#isOpen || bytes.length < at + 2) return at;
    const short = bytes.readUInt8(at + 1);
    const begin = at + 2 + (short === TWO_BYTES ? 2 : short === EIGHT_BYTES ? 8 : 0);
    if (bytes.length < begin) return at;
    const length =
      short === TWO_BYTES
        ? bytes.readUInt16BE(at + 2)
        : short === EIGHT_BYTES
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short;
    if (bytes.length < begin + length) return at;
    // Servers do not cut messages up here: each frame is a whole one.
    this.#take(bytes.readUInt8(at) & 0x0f, bytes.subarray(begin, begin + length));
    return begin + length;
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode === OPCODES.text) this.#options.onText(payload.toString());
    else if (opcode === OPCODES.ping) this.#write(OPCODES.pong, payload.toString("latin1"));
    else if (opcode === OPCODES.close) this.#socket.end();
  }
}

function handshake({ url, cookie }: PlainSocketOptions): string {
  const { host, pathname } = new URL(url);
  const lines = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    `Cookie: ${cookie}`,
  ];
  return `${lines.join("\r\n")}${END_OF_HEAD}`;
}
