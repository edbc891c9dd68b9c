import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { requestLimits, TIME_LIMITS } from "../time-limits.ts";
import type { Instruments } from "./instruments.ts";

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a club's metrics at /metrics, on an address of their own that is not for the public. */
export async function serveMetrics(
  metrics: Pick<Instruments, "text" | "contentType">,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const server = createServer(requestLimits(TIME_LIMITS), (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.setTimeout(TIME_LIMITS.silenceMs);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, resolve);
  });
  // A server that listens on a port has an address with one.
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
