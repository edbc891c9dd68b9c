import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Something in the club's place that tells what reaches it. */
export interface StandIn extends AsyncDisposable {
  readonly port: number;
  /** All requests so far. */
  readonly requests: readonly IncomingMessage[];
}

/** Answers in the club's place, for what a well-behaved club does not show. */
export async function standIn(answer: RequestListener): Promise<StandIn> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is no string
  return {
    port,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
