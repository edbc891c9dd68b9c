import { expect, test } from "vitest";
import { BAN_USAGE, BanUsageError, readBanRequest } from "./ban-request.ts";

const NOW = Date.UTC(2026, 10, 24);

function faultOf(...words: string[]): string {
  try {
    readBanRequest(words, NOW);
  } catch (error) {
    if (error instanceof BanUsageError) return error.message.replace(`\n${BAN_USAGE}`, "");
    throw error;
  }
  return "";
}

test("a ban is for good unless it has an end, which may be a day or a moment", () => {
  expect(readBanRequest(["ann"], NOW)).toEqual({ kind: "ban", userId: "ann", until: null, reason: null });
  const until = (end: string) => readBanRequest(["ann", "--until", end, "--reason", "two chairs"], NOW);
  expect(until("2027-01-31")).toEqual({
    kind: "ban",
    userId: "ann",
    until: Date.UTC(2027, 0, 31),
    reason: "two chairs",
  });
  expect(until("2027-01-31T18:00Z")).toMatchObject({ until: Date.UTC(2027, 0, 31, 18) });
});

test("a ban is lifted", () => {
  expect(readBanRequest(["ann", "--lift"], NOW)).toEqual({ kind: "lift", userId: "ann" });
});

test("a request that makes no sense is refused with the reason, and with one that does", () => {
  expect(faultOf()).toBe("One user is to be named, by id.");
  expect(faultOf("ann", "bob")).toBe("One user is to be named, by id.");
  expect(faultOf("ann", "--until", "soon")).toBe('"soon" is no date such as 2027-01-31 or 2027-01-31T18:00Z.');
  expect(faultOf("ann", "--until", "2026-02-30x")).toContain("is no date");
  expect(faultOf("ann", "--until", "2026-11-23")).toBe("2026-11-23 is over already.");
  expect(faultOf("ann", "--lift", "--reason", "good now")).toBe(
    "A ban that is lifted has neither an end nor a reason.",
  );
  expect(faultOf("ann", "--forever")).toContain("--forever");
  expect(() => readBanRequest([], NOW)).toThrow(BAN_USAGE);
});
