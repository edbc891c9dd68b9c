import { describe, expect, test } from "vitest";
import { deviations } from "./deviations.ts";
import { parseSettings } from "./parse-settings.ts";
import { PRESETS, PRESET_NAMES, settingsOf } from "./presets.ts";
import { rollDice } from "./testing/dice.ts";
import { randomSettings } from "./testing/random-play.ts";
import { table } from "./testing/table.ts";

test.each(PRESET_NAMES)("SET1 SET2 the preset %s is read as it is", (preset) => {
  expect(parseSettings(PRESETS[preset])).toEqual({ ok: true, settings: PRESETS[preset] });
});

test("SET1 any valid settings are read as they are, as a copy", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const settings = randomSettings(rollDice(seed));
    const reading = parseSettings(settings);
    expect(reading).toEqual({ ok: true, settings });
    expect(reading.ok && reading.settings === settings).toBe(false);
  }
});

const sochi = PRESETS.sochi;

describe("SET1 what is wrong is named", () => {
  test.each([
    [null, ""],
    [7, ""],
    ["sochi", ""],
    [undefined, ""],
    [[], "players"],
    [{}, "players"],
    [{ ...sochi, players: 5 }, "players"],
    [{ ...sochi, players: "3" }, "players"],
    [{ ...sochi, hold: "always" }, "hold"],
    [{ ...sochi, stalingrad: 1 }, "stalingrad"],
    [{ ...sochi, consolation: -1 }, "consolation"],
    [{ ...sochi, consolation: "cost" }, "consolation"],
    [{ ...sochi, consolation: 1.5 }, "consolation"],
    [{ ...sochi, extra: true }, "extra"],
    [{ ...sochi, hold: undefined }, "hold"],
    [{ ...sochi, closeBy: undefined }, "closeBy.kind"],
    [{ ...sochi, closeBy: "each" }, "closeBy.kind"],
    [{ ...sochi, closeBy: { kind: "never" } }, "closeBy.kind"],
    [{ ...sochi, closeBy: { kind: "each", target: 10 } }, "closeBy.aid"],
    [{ ...sochi, closeBy: { kind: "each", target: 0, aid: true } }, "closeBy.target"],
    [{ ...sochi, closeBy: { kind: "each", target: 1001, aid: true } }, "closeBy.target"],
    [{ ...sochi, closeBy: { kind: "sum", total: 0 } }, "closeBy.total"],
    [{ ...sochi, closeBy: { kind: "sum", total: 10, aid: true } }, "closeBy.aid"],
    [{ ...sochi, closeBy: { kind: "deals", count: 1.5 } }, "closeBy.count"],
    [{ ...sochi, allPass: null }, "allPass"],
    [{ ...sochi, allPass: { ...sochi.allPass, prices: [] } }, "allPass.prices"],
    [{ ...sochi, allPass: { ...sochi.allPass, prices: [1, "2"] } }, "allPass.prices"],
    [{ ...sochi, allPass: { ...sochi.allPass, prices: [Number.NaN] } }, "allPass.prices"],
    [{ ...sochi, allPass: { ...sochi.allPass, prices: 1 } }, "allPass.prices"],
    [{ ...sochi, allPass: { ...sochi.allPass, prices: Array.from({ length: 21 }, () => 1) } }, "allPass.prices"],
    [{ ...sochi, allPass: { ...sochi.allPass, exits: [5] } }, "allPass.exits"],
    [{ ...sochi, allPass: { ...sochi.allPass, dealer: "sleeps" } }, "allPass.dealer"],
    [{ ...sochi, allPass: { ...sochi.allPass, compulsoryDeals: 101 } }, "allPass.compulsoryDeals"],
    [{ ...sochi, allPass: { ...sochi.allPass, more: 1 } }, "allPass.more"],
  ])("SET1 %j: %s", (value, at) => {
    expect(parseSettings(value)).toEqual({ ok: false, code: "BAD_SETTINGS", at });
  });

  test.each([
    ["an object whose fields throw", Object.defineProperty({}, "players", { enumerable: true, get: explode })],
    ["a proxy that throws", new Proxy({}, { ownKeys: explode, get: explode })],
    ["a ring", ring()],
    ["a big integer", { players: 3n }],
    ["a function", explode],
    ["a symbol", Symbol("settings")],
  ])("SET1 %s is refused", (_, value) => {
    expect(parseSettings(value)).toMatchObject({ ok: false, code: "BAD_SETTINGS" });
  });

  test("SET1 four who score whists might have to share them in thirds", () => {
    const rostov = { ...sochi.allPass, scoring: "whists" } as const;
    const four = { ...sochi, players: 4, allPass: rostov };
    expect(parseSettings(four)).toEqual({ ok: false, code: "BAD_SETTINGS", at: "allPass.scoring" });
    expect(parseSettings({ ...four, players: 3 }).ok).toBe(true);
    expect(parseSettings({ ...four, allPass: { ...rostov, talon: "closed" } }).ok).toBe(true);
    expect(parseSettings({ ...four, allPass: { ...rostov, dealerTalonCards: "suitOnly" } }).ok).toBe(true);
  });
});

function explode(): never {
  throw new Error("touched");
}

function ring(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}

describe("presets", () => {
  test("SET2 each is what the table of conventions says", () => {
    expect(PRESETS.leningrad).toMatchObject({ whistMultiplier: 2, mountainMultiplier: 2, poolPointValue: 20 });
    expect(PRESETS.leningrad).toMatchObject({ closeBy: { kind: "sum", total: 30 }, whistResponsibility: "half" });
    expect(PRESETS.peter).toEqual({ ...PRESETS.leningrad, mountainMultiplier: 1 });
    expect(PRESETS.rostov).toMatchObject({ consolation: 10, whistSharing: "gentleman", allPass: { talon: "closed" } });
    expect(PRESETS.rostov.allPass).toMatchObject({ scoring: "whists", prices: [5], cleanBonus: [1], exits: [6] });
    expect(PRESETS.classic).toMatchObject({ stalingrad: true, hold: "senior", closeBy: { kind: "each", target: 20 } });
    expect(PRESETS.leningrad.allPass).toMatchObject({ prices: [1, 2, 3], exits: [6, 7, 8] });
  });

  test("SET2 settings are a preset with changes", () => {
    expect(settingsOf("sochi")).toEqual(sochi);
    expect(settingsOf("sochi", { players: 4 })).toEqual({ ...sochi, players: 4 });
  });
});

describe("deviations", () => {
  test.each(PRESET_NAMES)("SET3 %s deviates from itself in nothing, however long and for however many", (preset) => {
    expect(deviations(PRESETS[preset])).toEqual({ preset, deviations: [] });
    const longer = { ...PRESETS[preset], players: 4 } as const;
    expect(deviations(longer)).toEqual({ preset, deviations: [] });
    const target = table({ closeBy: { kind: "each", target: 40, aid: true } });
    expect(deviations(target)).toEqual({ preset: "sochi", deviations: [] });
  });

  test("SET3 each other setting is named, with what is usual", () => {
    const settings = table({ hold: "senior", closeBy: { kind: "deals", count: 12 }, allPass: { exits: [6] } });
    expect(deviations(settings)).toEqual({
      preset: "sochi",
      deviations: [
        { setting: "hold", value: "senior", usual: "strict" },
        { setting: "closeBy.kind", value: "deals", usual: "each" },
        { setting: "allPass.exits", value: [6], usual: [6, 7, 7] },
      ],
    });
    const noAid = table({ closeBy: { kind: "each", target: 10, aid: false } });
    expect(deviations(noAid).deviations).toEqual([{ setting: "closeBy.aid", value: false, usual: true }]);
    const sum = { ...PRESETS.leningrad, closeBy: { kind: "each", target: 10, aid: true } } as const;
    expect(deviations(sum)).toEqual({
      preset: "leningrad",
      deviations: [
        { setting: "closeBy.kind", value: "each", usual: "sum" },
        { setting: "closeBy.aid", value: true, usual: null },
      ],
    });
  });
});
