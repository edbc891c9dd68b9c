import { AUTH_PATH, TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import { createTRPCClient, createWSClient, wsLink, type TRPCClient } from "@trpc/client";
import { WebSocket } from "ws";
import { ask, open } from "./ask.ts";
import type { Site } from "./start-site.ts";

/** Signs a new guest in, as the page does; returns the whole cookie that was set. */
export async function signIn(site: Site): Promise<string> {
  const answer = await ask(site, `${AUTH_PATH}/sign-in/anonymous`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: site.url },
    body: "{}",
  });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  return answer.headers["set-cookie"]?.[0] ?? "";
}

/** Somebody who is signed in and connected, with the stock client over one socket. */
export interface Member extends AsyncDisposable {
  readonly cookie: string;
  readonly api: TRPCClient<AppRouter>;
}

export async function enter(site: Site): Promise<Member> {
  const cookie = (await signIn(site)).split(";")[0] ?? "";
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { ca: site.ca, headers: { cookie, origin: site.url } });
    }
  }
  const socket = createWSClient({
    url: `${site.url.replace("http", "ws")}${TRPC_WS_PATH}`,
    // It has all that the client asks of a browser's WebSocket.
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
  });
  const api = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
  return { cookie, api, [Symbol.asyncDispose]: () => socket.close() };
}

/** The events of a table as they come over plain HTTP, one text each; whoever leaves the loop hangs up. */
export async function* tableEvents(site: Site, cookie: string, tableId: string): AsyncGenerator<string> {
  const input = encodeURIComponent(JSON.stringify({ tableId, lastEventId: null }));
  const headers = { cookie, accept: "text/event-stream" };
  const response = await open(site, `${TRPC_HTTP_PATH}/table.events?input=${input}`, { headers });
  let text = "";
  for await (const chunk of response.setEncoding("utf8") as AsyncIterable<string>) {
    const events = (text + chunk).split("\n\n");
    text = events.pop() ?? "";
    yield* events;
  }
}
