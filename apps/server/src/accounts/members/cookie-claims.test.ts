import { expect, test } from "vitest";
import { cookieClaims } from "./cookie-claims.ts";

const HERE = { sessionId: "0f6d8e1c-one", browser: "mark" };

test("a cookie is given to the browser that claims it, within a minute, and for nothing that was made up", () => {
  let now = 1_000_000;
  const claims = cookieClaims({ secret: "a secret", clock: { wall: () => now } });
  const claim = claims.make(HERE);
  expect(claims.read(claim, "mark")).toBe(HERE.sessionId);
  expect(claims.read(claim, "another mark")).toBeNull();
  expect(claims.read(claim, null)).toBeNull();
  expect(claims.read(claim.replace("one", "two"), "mark")).toBeNull();
  expect(claims.read(claim.replace("1060000", "9060000"), "mark")).toBeNull();
  expect(cookieClaims({ secret: "another", clock: { wall: () => now } }).read(claim, "mark")).toBeNull();
  expect(claims.read("", "mark")).toBeNull();
  expect(claims.read(claims.make({ ...HERE, browser: null }), "mark")).toBe(HERE.sessionId);
  now += 60_001;
  expect(claims.read(claim, "mark")).toBeNull();
});
