import { createHash } from "node:crypto";

/** Names the ids below, among all that are made from a name (RFC 9562, version 5). */
const NAMESPACE = "5b0b7c8e-51f4-4d8e-9c3c-0f2a7d6b1e94";

/**
 * Returns the id of the table at which the people of that one play another pulya: the same at every node, however often it
 * is asked for. Nobody can make a table of that id beforehand: clients' ids are of version 4.
 */
export function nextTableOf(tableId: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(Buffer.from(tableId.replaceAll("-", ""), "hex"))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
