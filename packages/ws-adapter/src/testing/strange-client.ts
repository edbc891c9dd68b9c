import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

interface StrangeOptions {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Stays when the server hangs up. */
  readonly allowHalfOpen?: boolean;
}

/** Opens a WebSocket by hand, so that it can say what no client library would. */
export class StrangeClient implements Disposable {
  readonly socket: Socket;
  /** How the server answered the upgrade. */
  readonly firstLine: Promise<string>;

  constructor(url: string, { path = "//", headers = {}, allowHalfOpen = false }: StrangeOptions = {}) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ port: Number(port), host: hostname, allowHalfOpen });
    // Whatever the server does to such a client is fine.
    this.socket.on("error", () => {});
    this.firstLine = this.#upgrade(path, { Host: `${hostname}:${port}`, ...headers });
  }

  /** Sends bytes as they are. */
  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  async #upgrade(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
    const all = {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
    const [data] = (await once(this.socket, "data")) as [Buffer];
    return data.toString().split("\r\n", 1)[0] ?? "";
  }
}
