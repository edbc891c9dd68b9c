import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deviations, differences, flatSettings } from "./deviations.ts";
import { parseSettings } from "./parse-settings.ts";
import { PRESETS, PRESET_NAMES, settingsOf, type PresetName } from "./presets.ts";
import type { AllPassSettings, Settings } from "./settings.ts";
import { settingsOfStored } from "./stored-settings.ts";
import { rollDice } from "../testing/dice.ts";
import { oneOf } from "../testing/one-of.ts";
import { randomSettings } from "../testing/random-play.ts";
import { table } from "../testing/table.ts";

const SPEC = readFileSync(new URL("../../SPEC.md", import.meta.url), "utf8");

/** The rows of the table of conventions in SPEC.md. */
const CONVENTIONS = (/## Conventions\n\n([\s\S]*?)\n\n/.exec(SPEC)?.[1] ?? "")
  .split("\n")
  .slice(2)
  .map((row) => {
    const [setting = "", ...values] = row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { setting, values };
  });

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

/** Every choice that a setting leaves, the largest numbers among them. */
const CHOICES: { readonly [K in keyof Omit<Settings, "allPass">]: readonly Settings[K][] } = {
  players: [2, 3, 4],
  closeBy: [
    { kind: "each", target: 1000, aid: false },
    { kind: "sum", total: 4000 },
    { kind: "deals", count: 1000 },
  ],
  hold: ["strict", "senior", "seniorWins"],
  withoutTalon: [true, false],
  concession: [true, false],
  concessionUndertricks: [2, 3],
  stalingrad: [true, false],
  halfWhistReturn: ["sole", "both"],
  gentlemanDowngrade: [true, false],
  dealerWhists: [true, false],
  whistSharing: ["greedy", "gentleman", "gentlemanAlways"],
  whistResponsibility: ["full", "half"],
  soleWhisterDuty: ["team", "own"],
  shortfallCap: ["team", "personal"],
  dutyOfOne: ["second", "both"],
  ten: ["checked", "whisted"],
  openTiming: ["beforeDefenderLead", "beforeLead", "afterFirstCard"],
  opennessAfterFirstCard: [true, false],
  misereOpenTiming: ["beforeDefenderLead", "beforeLead", "afterFirstCard"],
  whistMultiplier: [1, 2],
  mountainMultiplier: [1, 2],
  fourfoldValues: [true, false],
  poolPointValue: [10, 20],
  consolation: ["price", 0, 1000],
  consolationToDealer: [true, false],
  mountainPaidDown: [true, false],
  paidTalon: [true, false, "gamePrice"],
  dealerMisereShare: [true, false],
};

const ALL_PASS_CHOICES: { readonly [K in keyof AllPassSettings]: readonly AllPassSettings[K][] } = {
  scoring: ["mountain", "whists", "whistDifference"],
  prices: [[0], Array.from({ length: 20 }, () => 100)],
  cleanBonus: [[0], Array.from({ length: 20 }, () => 100)],
  cleanBonusIn: ["pool", "mountain", "mountainBelowZero"],
  cleanForHandsOnly: [true, false],
  dealerBonus: [0, 100],
  exits: [[6, 7, 8, 9, 10]],
  exitBy: ["anyGame", "madeGame", "whistedGame", "whistedMadeGame"],
  misereKeepsRow: [true, false],
  amnesty: [true, false],
  talon: ["opened", "closed"],
  dealerTalonCards: ["real", "suitOnly"],
  thirdTrick: ["firstHand", "winner"],
  dealer: ["moves", "stays"],
  compulsoryDeals: [0, 100],
  bombs: [false],
};

test.each(Object.entries(CHOICES))("SET1 every choice of %s is read", (setting, choices) => {
  for (const choice of choices) expect(parseSettings({ ...sochi, [setting]: choice })).toMatchObject({ ok: true });
});

test.each(Object.entries(ALL_PASS_CHOICES))("SET1 every choice of the all-pass's %s is read", (setting, choices) => {
  for (const choice of choices) {
    const allPass = { ...sochi.allPass, [setting]: choice };
    expect(parseSettings({ ...sochi, allPass })).toEqual({ ok: true, settings: { ...sochi, allPass } });
  }
});

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
    expect(parseSettings(value)).toMatchObject({ ok: false, code: "BAD_SETTINGS", at });
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

  test.each([
    [{ ...sochi, hold: "always" }, "strict senior seniorWins"],
    [{ ...sochi, stalingrad: 1 }, "true false"],
    [{ ...sochi, consolation: -1 }, "price 0…1000"],
    [{ ...sochi, closeBy: { kind: "never" } }, "each sum deals"],
    [{ ...sochi, closeBy: { kind: "deals" } }, "1…1000"],
    [{ ...sochi, allPass: { ...sochi.allPass, exits: [5] } }, "6 7 8 9 10"],
    [{ ...sochi, extra: true }, null],
    [null, null],
  ])("SET1 for what is wrong in %j there might be: %s", (value, expected) => {
    expect(parseSettings(value)).toMatchObject({ ok: false, expected });
  });

  test("SET1 four who score whists might have to share them in thirds", () => {
    const rostov = { ...sochi.allPass, scoring: "whists" } as const;
    const four = { ...sochi, players: 4, allPass: rostov };
    expect(parseSettings(four)).toEqual({
      ok: false,
      code: "BAD_SETTINGS",
      at: "allPass.scoring",
      expected: "mountain",
    });
    expect(parseSettings({ ...four, players: 3 }).ok).toBe(true);
    expect(parseSettings({ ...four, allPass: { ...rostov, talon: "closed" } }).ok).toBe(true);
    expect(parseSettings({ ...four, allPass: { ...rostov, dealerTalonCards: "suitOnly" } }).ok).toBe(true);
  });

  test("SET1 bombs need the compulsory all-passes that they come from", () => {
    const bombs = { ...sochi.allPass, bombs: true };
    expect(parseSettings({ ...sochi, allPass: bombs })).toEqual({
      ok: false,
      code: "BAD_SETTINGS",
      at: "allPass.bombs",
      expected: "false",
    });
    expect(parseSettings({ ...sochi, allPass: { ...bombs, compulsoryDeals: 1 } }).ok).toBe(true);
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

/** How the table of conventions shows a setting. */
const SHOWN: Readonly<Record<string, (settings: Settings) => string>> = {
  "closes by": ({ closeBy }) => {
    if (closeBy.kind === "each") return `each ${closeBy.target}${closeBy.aid ? ", aid" : ""}`;
    return closeBy.kind === "sum" ? `sum ${closeBy.total}` : `${closeBy.count} deals`;
  },
  "whist multiplier": ({ whistMultiplier }) => `${whistMultiplier}`,
  "mountain multiplier": ({ mountainMultiplier }) => `${mountainMultiplier}`,
  "whists for a pool point": ({ poolPointValue }) => `${poolPointValue}`,
  "whist responsibility": ({ whistResponsibility }) => whistResponsibility,
  "whist sharing": ({ whistSharing }) => whistSharing,
  consolation: ({ consolation }) => `${consolation}`,
  values: ({ fourfoldValues }) => (fourfoldValues ? "fourfold" : "usual"),
  "dealer who whists": ({ dealerWhists }) => (dealerWhists ? "on" : "off"),
  "duty of one": ({ dutyOfOne }) => dutyOfOne,
  ten: ({ ten }) => ten,
  concession: ({ concession }) => (concession ? "on" : "off"),
  "paid talon": ({ paidTalon }) => (paidTalon === false ? "off" : `${paidTalon}`),
  Stalingrad: ({ stalingrad }) => (stalingrad ? "on" : "off"),
  hold: ({ hold }) => hold,
  "all-pass price": ({ allPass: { prices, scoring }, mountainMultiplier }) => {
    const unit = scoring === "mountain" ? "" : ` ${scoring}`;
    return `${prices.join(" ")}${unit}${mountainMultiplier === 2 ? " (doubled)" : ""}`;
  },
  "clean bonus": ({ allPass: { cleanBonus, cleanBonusIn, cleanForHandsOnly } }) => {
    const where = cleanBonusIn === "pool" ? "" : ` ${cleanBonusIn}`;
    return `${cleanBonus.join(" ")}${where}${cleanForHandsOnly ? ", hands only" : ""}`;
  },
  "exit by": ({ allPass: { exitBy, misereKeepsRow } }) => `${exitBy}${misereKeepsRow ? ", no misère" : ""}`,
  exits: ({ allPass }) => allPass.exits.join(" "),
  "talon in all-pass": ({ allPass }) => allPass.talon,
};

describe("presets", () => {
  test.each(CONVENTIONS)("SET2 the conventions as SPEC.md lists them: $setting", ({ setting, values }) => {
    const shown = SHOWN[setting] ?? ((): string => "nothing is known of this setting");
    expect(PRESET_NAMES.map((preset) => shown(PRESETS[preset]))).toEqual(values);
  });

  test("SET2 the list is complete: in nothing else do the presets differ from Sochi", () => {
    const different = PRESET_NAMES.flatMap((preset) => differences(PRESETS[preset], sochi));
    const listed = new Set(different.map(({ setting }) => setting));
    expect([...listed].toSorted()).toEqual([
      "allPass.cleanBonus",
      "allPass.cleanBonusIn",
      "allPass.cleanForHandsOnly",
      "allPass.exitBy",
      "allPass.exits",
      "allPass.misereKeepsRow",
      "allPass.prices",
      "allPass.scoring",
      "allPass.talon",
      "closeBy.count",
      "closeBy.kind",
      "closeBy.target",
      "closeBy.total",
      "concession",
      "consolation",
      "dealerWhists",
      "dutyOfOne",
      "fourfoldValues",
      "hold",
      "mountainMultiplier",
      "paidTalon",
      "poolPointValue",
      "stalingrad",
      "ten",
      "whistMultiplier",
      "whistResponsibility",
      "whistSharing",
    ]);
    expect(CONVENTIONS).toHaveLength(20);
  });

  test("SET2 of the options only concession, aid and the dealer's consolation are usual", () => {
    const on = flatSettings(sochi).filter(({ value }) => value === true);
    expect(on.map(({ setting }) => setting)).toEqual(["concession", "consolationToDealer", "closeBy.aid"]);
  });

  test("SET2 settings are a preset with changes", () => {
    expect(settingsOf("sochi")).toEqual(sochi);
    expect(settingsOf("sochi", { players: 4 })).toEqual({ ...sochi, players: 4 });
  });

  test("SET4 of the all-pass only what is named changes", () => {
    const { allPass } = PRESETS.rostov;
    expect(settingsOf("rostov", { allPass: { exits: [6, 7] } })).toEqual({
      ...PRESETS.rostov,
      allPass: { ...allPass, exits: [6, 7] },
    });
    expect(PRESETS.rostov.allPass).toBe(allPass);
  });

  test("SET4 of a preset's own way of closing only what is named changes, kind named or not", () => {
    expect(settingsOf("sochi", { closeBy: { target: 20 } }).closeBy).toEqual({ kind: "each", target: 20, aid: true });
    const noAid = settingsOf("classic", { closeBy: { kind: "each", aid: false } });
    expect(noAid.closeBy).toEqual({ kind: "each", target: 20, aid: false });
    expect(settingsOf("leningrad", { closeBy: { total: 60 } }).closeBy).toEqual({ kind: "sum", total: 60 });
  });

  test("SET4 another way of closing takes nothing over", () => {
    expect(settingsOf("sochi", { closeBy: { kind: "sum", total: 30 } }).closeBy).toEqual({ kind: "sum", total: 30 });
    expect(settingsOf("peter", { closeBy: { kind: "deals", count: 8 } }).closeBy).toEqual({ kind: "deals", count: 8 });
  });

  test("SET4 half of another way of closing does not compile, nor half of an unknown one", () => {
    // @ts-expect-error Sochi closes by each pool: a sum comes with its total.
    settingsOf("sochi", { closeBy: { kind: "sum" } });
    // @ts-expect-error Leningrad has no target for each.
    settingsOf("leningrad", { closeBy: { target: 10 } });
    const preset: PresetName = oneOf(PRESET_NAMES, "sochi");
    // @ts-expect-error Not every preset has a target.
    settingsOf(preset, { closeBy: { target: 10 } });
    expect(settingsOf(preset, { closeBy: { kind: "each", target: 5, aid: true } }).closeBy).toMatchObject({
      target: 5,
    });
  });

  test("SET4 whatever is changed, what comes out is valid settings", () => {
    for (const preset of PRESET_NAMES) {
      for (const amnesty of [true, false]) {
        expect(parseSettings(settingsOf(preset, { hold: "senior", allPass: { amnesty } }))).toMatchObject({ ok: true });
      }
    }
  });
});

describe("SET5 settings that were stored", () => {
  /** Sochi as it was stored before the first of the settings that came later. */
  const { opennessAfterFirstCard: _openness, fourfoldValues: _values, dealerWhists: _dealer, ...plain } = sochi;
  const { cleanForHandsOnly: _clean, misereKeepsRow: _misere, bombs: _bombs, ...allPass } = sochi.allPass;

  test("SET5 without what came later are the same rules as ever", () => {
    expect(parseSettings({ ...plain, allPass })).toMatchObject({ ok: false, at: "dealerWhists" });
    expect(settingsOfStored({ ...plain, allPass })).toEqual(sochi);
    expect(deviations(settingsOfStored({ ...plain, allPass })).deviations).toEqual([]);
  });

  test("SET5 keep whatever they say", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const settings = randomSettings(rollDice(seed));
      expect(settingsOfStored(settings)).toEqual(settings);
    }
  });
});

describe("deviations", () => {
  test.each(PRESET_NAMES)("SET3 %s deviates from itself in nothing, however long and for however many", (preset) => {
    expect(deviations(PRESETS[preset])).toEqual({ preset, deviations: [] });
    const longer = { ...PRESETS[preset], players: 4 } as const;
    expect(deviations(longer)).toEqual({ preset, deviations: [] });
    const target = table({ closeBy: { kind: "each", target: 40, aid: true } });
    expect(deviations(target)).toEqual({ preset: "sochi", deviations: [] });
    const total = { ...PRESETS.leningrad, closeBy: { kind: "sum", total: 90 } } as const;
    expect(deviations(total)).toEqual({ preset: "leningrad", deviations: [] });
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
