import { describe, expect, test } from "vitest";
import { isOwnName, isTrustedOrigin } from "./origins.ts";

describe("an origin", () => {
  const host = "raspberry.local:3000";

  test("is trusted when it is a public address, whatever the host", () => {
    const origins = ["https://club.example"];
    expect(isTrustedOrigin({ origin: "https://club.example", host: "127.0.0.1:3000" }, origins)).toBe(true);
    expect(isTrustedOrigin({ origin: "https://evil.example", host: "evil.example" }, origins)).toBe(false);
  });

  test("is trusted when it is the host itself, if no public address is configured", () => {
    expect(isTrustedOrigin({ origin: "http://raspberry.local:3000", host }, [])).toBe(true);
    expect(isTrustedOrigin({ origin: "http://raspberry.local:3001", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "http://raspberry.local.evil.example:3000", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "null", host }, [])).toBe(false);
    expect(isTrustedOrigin({ origin: "http://raspberry.local:3000", host: undefined }, [])).toBe(false);
  });

  test("is not trusted for a name that anybody may have pointed here, if no public address is configured", () => {
    const rebound = { origin: "http://evil.example:3000", host: "evil.example:3000" };
    expect(isTrustedOrigin(rebound, [])).toBe(false);
    expect(isTrustedOrigin({ host: rebound.host }, [])).toBe(false);
  });

  test("is named by browsers only", () => {
    expect(isTrustedOrigin({ host }, [])).toBe(true);
    expect(isTrustedOrigin({ host }, ["https://club.example"])).toBe(true);
  });
});

test("the club is asked by the names of its own network, and by any once its public addresses are known", () => {
  expect(isOwnName({ host: "192.168.1.20:3000" }, [])).toBe(true);
  expect(isOwnName({ host: "club.example" }, [])).toBe(false);
  expect(isOwnName({}, [])).toBe(false);
  expect(isOwnName({ host: "10.0.0.5:3000" }, ["https://club.example"])).toBe(true);
});
