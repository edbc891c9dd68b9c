import { expect, test } from "vitest";
import { PRESET_NAMES, settingsOf } from "../settings/presets.ts";
import { rollDice } from "../testing/dice.ts";
import { randomSettings } from "../testing/random-play.ts";
import { printSettings, readSettings } from "./settings-text.ts";

test("TEXT3 settings that are printed and read again are the same, and fit into a link as they are", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const settings = randomSettings(rollDice(seed));
    const text = printSettings(settings);
    expect(readSettings(text)).toEqual({ ok: true, settings });
    expect(text).toMatch(/^[\w.-]+$/);
  }
});

test("TEXT3 a text names the convention and only what differs from it", () => {
  expect(PRESET_NAMES.map((preset) => printSettings(settingsOf(preset)))).toEqual(
    PRESET_NAMES.map((preset) => `1_${preset}`),
  );
  const settings = settingsOf("leningrad", { hold: "senior", closeBy: { total: 60 }, allPass: { exits: [6, 7, 7] } });
  expect(printSettings(settings)).toBe("1_leningrad_hold-senior_allPass.exits-6.7.7_closeBy.kind-sum_closeBy.total-60");
});

test.each([
  ["", "version"],
  ["2_sochi", "version"],
  ["1", "Convention"],
  ["1_moscow", "Convention"],
  ["1_sochi_holt-senior", "holt"],
  ["1_sochi_hold-often", "hold"],
  ["1_sochi_hold", "hold"],
  ["1_sochi_hold-senior_hold-strict", "hold"],
  ["1_sochi_allPass.exits-6.99", "allPass.exits"],
  ["1_sochi_allPass.bombs-true", "allPass.bombs"],
  ["1_sochi_closeBy.kind-never", "closeBy.kind"],
  ["1_sochi_constructor-x", "constructor"],
  [`1_sochi_${"x".repeat(1_000_000)}`, "x".repeat(2992)],
])("TEXT4 a faulty text is refused where it is wrong: %.40s", (text, at) => {
  expect(readSettings(text)).toMatchObject({ ok: false, at });
});
