import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "@fastify/proxy-addr";

/** Returns where a request comes from: always an address, and one that its sender could not choose. */
export type AddressOf = (request: Pick<IncomingMessage, "headers" | "socket">) => string;

/** Stands for whatever a proxy has called no address: all of that is one visitor to the limits. */
const NOBODY_KNOWS = "0.0.0.0";

/** `192.0.2.7:4711`, `[2001:db8::7]`, `[2001:db8::7]:4711`: proxies write ports too. */
const WITH_PORT = /^(?:\[(?<bracketed>[^\]]*)\]|(?<plain>[\d.]+))(?::\d*)?$/;

/** Makes that of whose word is taken for where a request came from: addresses, networks, or `loopback`. */
export function addressReader(trustedProxies: readonly string[]): AddressOf {
  const isProxy = proxyAddr.compile([...trustedProxies]);
  return ({ headers, socket }) => {
    // It ends with what the nearest proxy has said.
    const said = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
    let address = socket.remoteAddress ?? NOBODY_KNOWS;
    for (let hop = said.length - 1; hop >= 0 && isProxy(address, said.length - 1 - hop); hop -= 1) {
      const next = said[hop]?.trim() ?? "";
      if (next !== "") address = addressIn(next);
    }
    return address;
  };
}

function addressIn(text: string): string {
  const { bracketed, plain } = WITH_PORT.exec(text)?.groups ?? {};
  const address = bracketed ?? plain ?? text;
  return isIP(address) === 0 ? NOBODY_KNOWS : address;
}
