import { once } from "node:events";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { WebSocket } from "ws";

/** Opens a socket without a client, which would come back by itself. */
export async function openSocket(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`, { headers: { cookie } });
  await once(socket, "open");
  return socket;
}

/** The close code of a socket that is about to be closed. */
export async function closeOf(socket: WebSocket): Promise<unknown> {
  // `ws` emits the code first.
  const [code] = (await once(socket, "close")) as [number];
  return code;
}
