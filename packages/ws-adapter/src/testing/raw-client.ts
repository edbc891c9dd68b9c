import { once } from "node:events";
import { WebSocket, type ClientOptions } from "ws";

/** A WebSocket that sends and shows frames as they are. */
export class RawClient implements AsyncDisposable {
  readonly socket: WebSocket;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly #frames: string[] = [];
  #wake: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.once("close", () => this.#wake());
    socket.on("message", (data: Buffer) => {
      this.#frames.push(data.toString());
      this.#wake();
    });
    socket.on("error", () => {});
  }

  static async open(url: string, options: ClientOptions = {}): Promise<RawClient> {
    const client = new RawClient(new WebSocket(url, options));
    await once(client.socket, "open");
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Waits for that many frames, and takes them out. */
  async take(count: number): Promise<string[]> {
    while (this.#frames.length < count) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#frames.splice(0, count);
  }

  /** Waits until the server has answered everything sent so far, or hung up, and takes out the frames. */
  async settle(): Promise<string[]> {
    this.send("PING");
    while (this.socket.readyState !== WebSocket.CLOSED && !this.#frames.includes("PONG"))
      await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#frames.splice(0).filter((frame) => frame !== "PONG");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.terminate();
    await this.closed;
  }
}
