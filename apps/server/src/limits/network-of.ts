import { isIPv4 } from "node:net";

/**
 * Returns whom an address stands for: itself, or for IPv6 the network of 64 bits that one customer gets. Null for this
 * machine: whoever comes from here has not come by way of a proxy that says where they are.
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return plain.startsWith("127.") ? null : plain;
  if (plain === "::1") return null;
  return `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}

/**
 * Returns the neighbourhood of an address, by which people tell their home from elsewhere and nobody tells them from their
 * neighbours: 24 bits of it, or 48 for IPv6. Null for this machine.
 */
export function neighbourhoodOf(address: string): string | null {
  const network = networkOf(address);
  if (network === null) return null;
  if (isIPv4(network)) return `${network.split(".").slice(0, 3).join(".")}.0/24`;
  return `${network.split(":").slice(0, 3).join(":")}::/48`;
}

/** The eight numbers of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const numbers = (part: string) => part.split(":").filter((group) => group !== "");
  const [first, last] = [numbers(head), numbers(tail ?? "")];
  const left = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => "0");
  return [...first, ...left, ...last].map((group) => Number.parseInt(group, 16).toString(16));
}
