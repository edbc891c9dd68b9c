import { expect, test } from "vitest";
import { bytesOf, frameHeader } from "./wire.ts";

const hex = (bytes: string) => Buffer.from(bytes, "latin1").toString("hex");

test.each([
  [0, "8100"],
  [125, "817d"],
  [126, "817e007e"],
  [65_535, "817effff"],
  [65_536, "817f0000000000010000"],
  [2 ** 32 + 5, "817f0000000100000005"],
])("WIRE4 a text frame of %i bytes begins as RFC 6455 says", (length, header) => {
  expect(hex(frameHeader(length))).toBe(header);
});

test.each(["plain", "пуля", "é", "🂡", ""])("WIRE4 the bytes of %j are its UTF-8", (text) => {
  expect(hex(bytesOf(text))).toBe(Buffer.from(text, "utf8").toString("hex"));
});
