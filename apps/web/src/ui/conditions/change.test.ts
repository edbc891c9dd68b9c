import type { Conditions } from "@trelyazh/i18n";
import { flatSettings, parseSettings, PRESET_NAMES, PRESETS, settingsOf, type Settings } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { backToConvention, clashIn, closingBy, conventionFor, mended, withSetting } from "./change.ts";
import { GROUPS, OFFERS } from "./offers.ts";

const BOMBS = settingsOf("sochi", { allPass: { bombs: true } });
const SHARED = settingsOf("rostov", { players: 4, allPass: { talon: "opened" } });

/** The settings that have that one: of players and pool there is one for each way of closing. */
function settingsWith(setting: string): Settings {
  const kinds = ["each", "sum", "deals"] as const;
  const all = kinds.map((kind) => closingBy(settingsOf("sochi", { allPass: { compulsoryDeals: 3 } }), kind));
  return all.find((settings) => flatSettings(settings).some((flat) => flat.setting === setting)) ?? PRESETS.sochi;
}

const SETTINGS = Object.keys(OFFERS) as (keyof Conditions)[]; // its own keys
const SIZES: readonly string[] = ["closeBy.target", "closeBy.total", "closeBy.count", "closeBy.kind"];

describe("what a form offers", () => {
  test.each(SETTINGS.filter((setting) => setting !== "closeBy.kind"))("of %s can be played", (setting) => {
    for (const value of OFFERS[setting]) {
      const reading = parseSettings(withSetting(settingsWith(setting), setting, value));
      expect(reading, String(value)).toMatchObject({ ok: true });
    }
  });

  test("are all choices that there are", () => {
    for (const setting of SETTINGS) {
      const reading = parseSettings(withSetting(settingsWith(setting), setting, "?"));
      if (reading.ok || reading.expected === null) throw new Error(`${setting} may be anything`);
      const choices = reading.expected.split(" ").filter((choice) => !choice.includes("…"));
      const offered = OFFERS[setting].flatMap((offer) => String(offer).split(","));
      const missing = choices.filter((choice) => !offered.includes(choice));
      expect(setting === "players" || setting === "allPass.exits" ? [] : missing, setting).toEqual([]);
    }
  });

  test("is in one place of the form, each setting once", () => {
    const grouped: readonly string[] = Object.values(GROUPS).flat();
    expect(grouped.toSorted()).toEqual(
      SETTINGS.filter((setting) => setting !== "players" && !SIZES.includes(setting)).toSorted(),
    );
  });
});

describe("settings that clash", () => {
  test.each([BOMBS, SHARED])("are found by name, and mended where it is said: %#", (settings) => {
    const clash = clashIn(settings);
    if (clash === null) throw new Error("nothing clashes");
    expect(clashIn(mended(settings, clash))).toBeNull();
  });

  test("are none where everything goes together", () => {
    for (const preset of PRESET_NAMES) expect(clashIn(PRESETS[preset])).toBeNull();
  });
});

test("a convention is taken for as many players, and one may go back to it with the pool as long as it was", () => {
  expect(conventionFor("leningrad", { players: 4 })).toEqual(
    settingsOf("leningrad", { players: 4, closeBy: { total: 40 } }),
  );
  expect(conventionFor("fspr", { players: 2 })).toEqual({ ...PRESETS.fspr, players: 2 });
  const own = settingsOf("sochi", { hold: "senior", closeBy: { target: 40, aid: false } });
  expect(backToConvention(own)).toEqual(settingsOf("sochi", { closeBy: { target: 40 } }));
  const byDeals = { ...own, closeBy: { kind: "deals", count: 8 } } as const;
  expect(backToConvention(byDeals)).toEqual(PRESETS.sochi);
  const shared = settingsOf("leningrad", { hold: "senior", closeBy: { total: 90 } });
  expect(backToConvention(shared)).toEqual(settingsOf("leningrad", { closeBy: { total: 90 } }));
});
