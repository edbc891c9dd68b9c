import { BlockList, isIP } from "node:net";

/** This machine and the networks that no stranger on the internet has an address of. */
const NEARBY = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const)
  NEARBY.addSubnet(network, bits, "ipv4");
NEARBY.addSubnet("::1", 128, "ipv6");
NEARBY.addSubnet("fc00::", 7, "ipv6");
NEARBY.addSubnet("fe80::", 10, "ipv6");

/** Names that only this machine or its own network gives away: nobody can buy one of them. */
const NEARBY_NAME = /^[^.]+$|\.local$|\.localhost$/;

/** What would make a path or a password of a part of it. */
const NO_HOST = /[/?#@\\]/;

/**
 * Says whether a `Host` header names this machine or something in its own network. A page from elsewhere cannot bear such
 * a name, whatever address its own one is pointed at.
 */
export function isNearbyHost(host: string): boolean {
  if (NO_HOST.test(host) || !URL.canParse(`http://${host}`)) return false;
  // The parser writes every address in one way, such as 127.0.0.1 for 0x7f.1.
  const name = new URL(`http://${host}`).hostname.replace(/\.$/, "");
  const address = name.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return family === 0 ? NEARBY_NAME.test(name) : NEARBY.check(address, family === 4 ? "ipv4" : "ipv6");
}
