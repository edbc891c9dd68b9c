import { AUTH_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { createTRPCClient, createWSClient, TRPCClientError, wsLink, type TRPCClient } from "@trpc/client";
import { WebSocket } from "ws";
import type { AppRouter } from "../../router.ts";

/** Somebody at a club, with the client that browsers use as well. */
export interface Guest extends AsyncDisposable {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
  readonly api: TRPCClient<AppRouter>;
  /** Every frame that has come in, as it was sent. */
  readonly frames: readonly string[];
  /** Cuts the connection; the client comes back by itself. */
  drop(): void;
  close(): Promise<void>;
}

/** Signs in as a new guest over HTTP; returns the cookie that was set. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}${AUTH_PATH}/sign-in/anonymous`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: "{}",
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Opens a socket for whoever has that cookie. */
export async function connect(url: string, cookie: string): Promise<Guest> {
  const frames: string[] = [];
  const open = new Set<WebSocket>();
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
      open.add(this);
      this.on("message", (data: Buffer) => frames.push(data.toString()));
      this.once("close", () => open.delete(this));
    }
  }
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}${TRPC_WS_PATH}`,
    // It has all that the client asks of a browser's WebSocket.
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 20,
  });
  const api = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
  const { user } = await api.session.me.query();
  const close = () => socket.close();
  return {
    id: user?.id ?? "",
    name: user?.name ?? "",
    cookie,
    api,
    frames,
    drop: () => open.forEach((one) => one.terminate()),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The code that the club has refused with; undefined for any other fault, such as a lost connection. */
export function clubCodeIn(error: unknown): string | undefined {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined;
  const code = typeof data === "object" && data !== null && "clubCode" in data ? data.clubCode : undefined;
  return typeof code === "string" ? code : undefined;
}

/** The code that a call was refused with; undefined if it went through. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const code = clubCodeIn(error);
    if (code === undefined) throw error;
    return code;
  }
}
