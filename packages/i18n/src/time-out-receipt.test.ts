import { describe, expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import { timeOutReceipt } from "./time-out-receipt.ts";

const AT = Date.UTC(2026, 0, 1, 12, 0, 0);
const TIMED_OUT = { type: "turnTimedOut", seat: 1, turnNumber: 7, deadlineAt: AT } as const;
const THERE = { sentAt: AT - 45_000, heardAt: AT - 2_000, lagMs: 84.4, graceMs: 100 };

const { t: en } = await createI18n("en");
const { t: ru } = await createI18n("ru");

describe("the receipt of a time-out", () => {
  test("tells in order when the turn was told, when it was over, and what was heard of the player", () => {
    const lines = timeOutReceipt({ t: en, you: 1 }, { ...TIMED_OUT, line: THERE }, "en");
    expect(lines.map((line) => line.replaceAll(/\d+:\d+:\d+(\s[AP]M)?/g, "…"))).toEqual([
      "You were told of your turn at ….",
      "The time ran out at ….",
      "The club had last heard from you at ….",
      "A message to you and back took 84 ms.",
      "The club waited 100 ms beyond the deadline for a move on its way.",
    ]);
  });

  test("speaks of others as of others, and blames nobody", () => {
    const [sent] = timeOutReceipt({ t: ru, you: 0 }, { ...TIMED_OUT, line: THERE }, "ru");
    expect(sent).toMatch(/^Ход перешёл к игроку в \d+:\d+:\d+\.$/);
  });

  test("says so when the player was not there: then nothing was measured and nothing waited for", () => {
    const gone = { ...THERE, heardAt: null, lagMs: null, graceMs: 0 };
    const lines = timeOutReceipt({ t: en, you: 1 }, { ...TIMED_OUT, line: gone }, "en");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("You did not have the table open then, or the connection was lost.");
  });

  test("says so when the way could not be measured", () => {
    const lines = timeOutReceipt({ t: en, you: null }, { ...TIMED_OUT, line: { ...THERE, lagMs: null } }, "en");
    expect(lines[3]).toBe("The time that messages took could not be measured.");
  });
});
