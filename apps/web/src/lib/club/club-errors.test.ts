import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { ClubRefusal, isRestart, refusalIn } from "./club-errors.ts";

test("a socket that was closed for a restart is told from one that broke", () => {
  const closed = (code: number) => new Error("WebSocket closed", { cause: { type: "close", code } });
  expect(isRestart(TRPCClientError.from(closed(1012)))).toBe(true);
  expect(isRestart(closed(1006))).toBe(false);
  expect([isRestart(null), isRestart(undefined), isRestart(new Error("offline"))]).toEqual([false, false, false]);
});

test("a club that refuses because it restarts says the same", () => {
  expect(isRestart(new ClubRefusal("RESTARTING"))).toBe(true);
  expect(isRestart(new ClubRefusal("BUSY"))).toBe(false);
});

test("an error that the club has not answered with is no refusal", () => {
  expect(refusalIn(new ClubRefusal("FOLLOW_SUIT"))).toBe("FOLLOW_SUIT");
  expect(refusalIn(new Error("offline"))).toBeNull();
});
