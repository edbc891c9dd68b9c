import { describe, expect, test } from "vitest";
import { addressReader } from "./client-address.ts";

/** Where a request seems to come from that reaches the club from that address. */
function seen(forwarded: string | undefined, { from = "127.0.0.1", trusted = ["loopback"] } = {}): string {
  const socket = { remoteAddress: from } as Parameters<ReturnType<typeof addressReader>>[0]["socket"];
  return addressReader(trusted)({ headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded }, socket });
}

describe("the address of a visitor", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:51034", "203.0.113.7"],
    ["[2001:db8::7]:51034", "2001:db8::7"],
    ["[2001:db8::7]", "2001:db8::7"],
    ["2001:db8::7", "2001:db8::7"],
    ["198.51.100.1, 203.0.113.7:51034", "203.0.113.7"],
    ["203.0.113.7:1 , 127.0.0.1:2", "203.0.113.7"],
    [" 203.0.113.7 , ", "203.0.113.7"],
  ])("is the last one that a trusted proxy has said, without its port: %s", (forwarded, address) => {
    expect(seen(forwarded)).toBe(address);
  });

  test.each(["unknown", "_hidden", "203.0.113.7:port", "300.1.1.1", "[::1", "<script>", "203.0.113.7;"])(
    "is that of all who cannot be told apart, and not this machine, when the proxy says %s",
    (forwarded) => {
      expect(seen(forwarded)).toBe("0.0.0.0");
      expect(seen(`127.0.0.1, ${forwarded}`)).toBe("0.0.0.0");
    },
  );

  test("is the caller's own when nobody vouches for what it says", () => {
    expect(seen(undefined, { from: "198.51.100.9" })).toBe("198.51.100.9");
    expect(seen("127.0.0.1", { from: "198.51.100.9" })).toBe("198.51.100.9");
    expect(seen("203.0.113.7", { trusted: [] })).toBe("127.0.0.1");
    expect(seen("203.0.113.7, 10.0.0.2", { from: "10.0.0.1", trusted: ["10.0.0.0/8"] })).toBe("203.0.113.7");
  });

  test("is found at the end of a list however long that is", () => {
    const forged = Array.from({ length: 2000 }, (_, index) => `127.0.0.${index % 256}`).join(",");
    expect(seen(`${forged}, 203.0.113.7:1`)).toBe("203.0.113.7");
    expect(seen(forged)).toMatch(/^127\.0\.0\./);
  });
});
