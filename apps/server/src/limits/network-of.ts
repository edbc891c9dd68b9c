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

/** The eight numbers of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const numbers = (part: string) => part.split(":").filter((group) => group !== "");
  const [first, last] = [numbers(head), numbers(tail ?? "")];
  const left = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => "0");
  return [...first, ...left, ...last].map((group) => Number.parseInt(group, 16).toString(16));
}
