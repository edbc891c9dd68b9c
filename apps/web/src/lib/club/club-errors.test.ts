import { expect, test } from "vitest";
import { ClubRefusal, refusalIn } from "./club-errors.ts";

test("an error that the club has not answered with is no refusal", () => {
  expect(refusalIn(new ClubRefusal("FOLLOW_SUIT"))).toBe("FOLLOW_SUIT");
  expect(refusalIn(new Error("offline"))).toBeNull();
});
