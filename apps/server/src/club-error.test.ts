import { ResyncError } from "@trelyazh/ws-adapter";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { ClubError, clubCodeOf } from "./club-error.ts";

test.each([
  [new ClubError("TABLE_FULL"), "TABLE_FULL"],
  [new ResyncError(), "RESYNC"],
  [new TRPCError({ code: "TOO_MANY_REQUESTS" }), "TOO_MANY_REQUESTS"],
  [new TRPCError({ code: "BAD_REQUEST" }), "BAD_INPUT"],
  [new TRPCError({ code: "NOT_FOUND" }), "NOT_FOUND"],
  [new TRPCError({ code: "INTERNAL_SERVER_ERROR" }), "INTERNAL"],
  [new TRPCError({ code: "SERVICE_UNAVAILABLE" }), "INTERNAL"],
])("%s is told to clients as %s", (error, code) => {
  expect(clubCodeOf(error)).toBe(code);
});
