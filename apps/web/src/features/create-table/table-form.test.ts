import { settingsOf } from "@trelyazh/preferans";
import { CreateTable } from "@trelyazh/protocol";
import { BOT_LEVELS } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { CHOICES, isAlone, onSettings, USUAL, wishOf } from "./table-form.ts";

const offered = Object.entries({ ...CHOICES, botLevel: BOT_LEVELS, bots: [0, 1, 2] }).flatMap(([name, values]) =>
  values.map((value) => ({ ...USUAL, [name]: value })),
);

test.each(offered)("the club makes a table of what the form offers: %j", (form) => {
  expect(CreateTable.safeParse(wishOf(form)).success).toBe(true);
});

describe("what is asked for", () => {
  test("is asked as release 1 did where that says all, so that any server makes the usual table", () => {
    const longer = { ...USUAL, settings: settingsOf("sochi", { closeBy: { target: 40 } }) };
    expect(wishOf(USUAL)).toMatchObject({ preset: "sochi", poolTarget: 10 });
    expect(wishOf(longer)).toMatchObject({ preset: "sochi", poolTarget: 40 });
    for (const later of ["settings", "botLevels", "seatsBy", "byLinkOnly"])
      expect(wishOf(longer)).not.toHaveProperty(later);
  });

  test.each([
    settingsOf("leningrad"),
    settingsOf("sochi", { hold: "senior" }),
    settingsOf("sochi", { players: 4 }),
    settingsOf("sochi", { closeBy: { target: 1000 } }),
  ])("is whole settings anywhere else: %#", (settings) => {
    const wish = wishOf({ ...USUAL, settings });
    expect(wish).toMatchObject({ settings });
    expect(wish.preset).toBeUndefined();
    expect(CreateTable.safeParse(wish).success).toBe(true);
  });

  test("names a level for each bot only where they differ, and only of those that sit down", () => {
    expect(wishOf({ ...USUAL, botLevels: ["club", "club"] })).not.toHaveProperty("botLevels");
    expect(wishOf({ ...USUAL, botLevels: ["club", "master"] }).botLevels).toEqual(["club", "master"]);
    expect(wishOf({ ...USUAL, bots: 1, botLevels: ["club", "master"] })).not.toHaveProperty("botLevels");
  });

  test("says that chairs are drawn, and that the lobby is not to show the table", () => {
    expect(wishOf({ ...USUAL, byLot: true, byLinkOnly: true })).toMatchObject({ seatsBy: "lot", byLinkOnly: true });
  });
});

test("where others may play, bots take all other chairs if they did, and never more", () => {
  const four = settingsOf("sochi", { players: 4 });
  const two = settingsOf("sochi", { players: 2 });
  expect(onSettings(USUAL, four).bots).toBe(3);
  expect(isAlone(onSettings(USUAL, two))).toBe(true);
  expect(onSettings({ ...USUAL, bots: 1 }, four).bots).toBe(1);
});
