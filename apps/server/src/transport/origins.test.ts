import { describe, expect, test } from "vitest";
import { isTrustedOrigin } from "./origins.ts";

describe("an origin", () => {
  const host = "club.example:3000";

  test("is trusted when it is a public address, whatever the host", () => {
    const origins = ["https://club.example"];
    expect(isTrustedOrigin({ origin: "https://club.example", host: "127.0.0.1:3000" }, origins)).toBe(true);
    expect(isTrustedOrigin({ origin: "https://evil.example", host: "evil.example" }, origins)).toBe(false);
  });

  test("is trusted when it is the host itself, if no public address is configured", () => {
    expect(isTrustedOrigin({ origin: "http://club.example:3000", host }, [])).toBe(true);
    expect(isTrustedOrigin({ origin: "http://club.example:3001", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "http://club.example.evil.example:3000", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "null", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "http://club.example:3000", host: undefined }, [])).toBe(false);
  });

  test("is named by browsers only", () => {
    expect(isTrustedOrigin({ origin: undefined, host }, ["https://club.example"])).toBe(true);
  });
});
