import { once } from "node:events";
import {
  createTRPCClient,
  createWSClient,
  wsLink,
  type TRPCWebSocketClient,
  type WebSocketClientOptions,
} from "@trpc/client";
import { applyWSSHandler as applyStockHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer, type ServerOptions } from "ws";
import { applyWSSHandler, type SocketHandler, type SocketHandlerOptions } from "../handler.ts";
import { createDemo, type Demo, type DemoRouter } from "./demo-router.ts";
import { RawClient } from "./raw-client.ts";

type HandlerOptions = Partial<Omit<SocketHandlerOptions<DemoRouter>, "wss" | "router">>;

export interface TestServerOptions extends HandlerOptions {
  readonly demo?: Demo;
  readonly server?: ServerOptions;
}

/** What a test needs of a server. */
export interface TestServer<Handler> extends AsyncDisposable {
  readonly demo: Demo;
  readonly handler: Handler;
  readonly url: string;
  readonly wss: WebSocketServer;
  /** Paths and messages of what went to `onError`. */
  readonly errors: string[];
  raw(query?: string): Promise<RawClient>;
  client(options?: Partial<WebSocketClientOptions>): StockClient;
}

/** Stock's own client. */
export interface StockClient {
  readonly ws: TRPCWebSocketClient;
  readonly trpc: ReturnType<typeof createTRPCClient<DemoRouter>>;
}

type Apply<Handler> = (options: SocketHandlerOptions<DemoRouter>) => Handler;

/** Stock measures no lines: contexts that are made from one cannot be tried on it. */
const applyStock: Apply<ReturnType<typeof applyStockHandler>> = ({ createContext, ...options }) =>
  applyStockHandler<DemoRouter>({
    ...options,
    createContext: (given) => createContext({ ...given, line: { lagMs: null, heardAt: 0 } }),
  });

/** Starts a server with this package's adapter. */
export function startServer(options: TestServerOptions = {}): Promise<TestServer<SocketHandler>> {
  return start(applyWSSHandler, options);
}

export const ADAPTERS = {
  stock: (options: TestServerOptions = {}) => start(applyStock, options),
  ours: (options: TestServerOptions = {}) =>
    start<Pick<SocketHandler, "broadcastReconnectNotification">>(applyWSSHandler, options),
} as const;

async function start<Handler>(apply: Apply<Handler>, options: TestServerOptions): Promise<TestServer<Handler>> {
  const { demo = createDemo(), server, ...handlerOptions } = options;
  const wss = new WebSocketServer({ port: 0, host: "127.0.0.1", ...server });
  const errors: string[] = [];
  const handler = apply({
    wss,
    router: demo.router,
    createContext: () => ({ name: "anna" }),
    onError: ({ path, error }) => errors.push(`${path}: ${error.message}`),
    ...handlerOptions,
  });
  await once(wss, "listening");
  const url = urlOf(wss);
  const clients: TRPCWebSocketClient[] = [];
  return {
    demo,
    handler,
    url,
    wss,
    errors,
    raw: (query = "") => RawClient.open(`${url}${query}`),
    client: (clientOptions = {}) => {
      const ws = createWSClient({ url, retryDelayMs: () => 0, ...clientOptions });
      clients.push(ws);
      return { ws, trpc: createTRPCClient<DemoRouter>({ links: [linkOf(ws)] }) };
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client.close();
      for (const client of wss.clients) client.terminate();
      await new Promise((resolve) => wss.close(resolve));
    },
  };
}

function linkOf(client: TRPCWebSocketClient) {
  return wsLink<DemoRouter>({ client });
}

function urlOf(wss: WebSocketServer): string {
  const address = wss.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen");
  return `ws://127.0.0.1:${address.port}`;
}
