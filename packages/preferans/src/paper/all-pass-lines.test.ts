import { describe, expect, test } from "vitest";
import type { Pulya } from "../pulya/state.ts";
import type { Settings } from "../settings/settings.ts";
import { agree, dealt, speak, table } from "../testing/table.ts";

const passed = (settings: Settings = table(), before: Partial<Pulya> = {}): Pulya =>
  speak(dealt({ settings, before, dealer: settings.players === 4 ? 3 : 2 }), "pass pass pass");

describe("the lines of an all-pass", () => {
  const owing = { pool: [0, 0, 0], mountain: [5, 0, 0], whists: [0, 0, 0].map(() => [0, 0, 0]), entries: [] };
  const lines = ({ sheet }: Pulya): readonly string[] =>
    sheet.entries.map(({ column, seat, reason }) => `${column} ${"ABCD".charAt(seat)} ${reason}`);

  test("PASS6 PASS7 say what is for tricks, and what for none", () => {
    const tricks = ["mountain B allPassTricks", "mountain C allPassTricks"];
    expect(lines(agree(passed(), 0, 5, 5))).toEqual(["pool A allPassClean", ...tricks]);
    const inMountain = table({ allPass: { cleanBonusIn: "mountain" } });
    const paidOff = agree(passed(inMountain, { sheet: owing }), 0, 5, 5);
    expect(lines(paidOff)).toEqual(["mountain A allPassClean", ...tricks]);
  });

  test("PASS9 say that whists are for tricks too", () => {
    const settings = table({ allPass: { scoring: "whists", talon: "closed" } });
    expect(lines(agree(passed(settings), 4, 3, 3))).toEqual(["whists B allPassTricks", "whists C allPassTricks"]);
  });

  test("PASS14 say that the dealer's bonus is one for none", () => {
    const settings = table({ players: 4, allPass: { dealerTalonCards: "suitOnly", dealerBonus: 1 } });
    expect(lines(agree(passed(settings), 4, 3, 3, 0))[0]).toBe("pool D allPassClean");
  });
});
