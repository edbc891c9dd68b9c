import { parseSettings, PRESET_NAMES } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { seatIn, tableFor } from "./seating.ts";

const NAMES = ["ann", "bob", "cid", "dan"];

test("whatever convention people seek, and however many they are, the club makes its table", () => {
  for (const convention of PRESET_NAMES)
    for (const players of [2, 3, 4] as const) {
      const { settings } = tableFor({ convention, players, pace: "usual", userIds: NAMES.slice(0, players) });
      expect(parseSettings(settings)).toMatchObject({ ok: true, settings: { players } });
    }
});

test("each of a party has a chair, and so has each of its bots: those after the first", () => {
  for (const players of [2, 3, 4] as const)
    for (const people of [1, 2, 3, 4].filter((count) => count <= players)) {
      const party = { players, userIds: NAMES.slice(0, people) };
      const { bots } = tableFor({ ...party, convention: "sochi", pace: "calm" });
      const chairs = party.userIds.map((_, index) => seatIn(party, index));
      const ofBots = Array.from({ length: bots }, (_, bot) => bot + 1);
      expect(new Set([...chairs, ...ofBots])).toEqual(new Set([0, 1, 2, 3].slice(0, players)));
      expect(chairs.length + bots).toBe(players);
      expect(chairs[0]).toBe(0);
    }
});
