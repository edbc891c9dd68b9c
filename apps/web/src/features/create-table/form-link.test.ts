import { settingsOf } from "@trelyazh/preferans";
import { BOT_LEVELS } from "@trelyazh/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { printForm, readForm } from "./form-link.ts";
import { CHOICES, onSettings, USUAL, type TableForm } from "./table-form.ts";

const level = fc.constantFrom(...BOT_LEVELS);

const anyForm: fc.Arbitrary<TableForm> = fc
  .record({
    players: fc.constantFrom(2 as const, 3 as const, 4 as const),
    preset: fc.constantFrom("sochi" as const, "leningrad" as const, "fspr" as const),
    bots: fc.nat(3),
    levels: fc.option(fc.array(level, { minLength: 3, maxLength: 3 })),
    rest: fc.record({
      botLevel: level,
      turnSeconds: fc.constantFrom(...CHOICES.turnSeconds),
      bankSeconds: fc.constantFrom(...CHOICES.bankSeconds),
      resultSeconds: fc.constantFrom(...CHOICES.resultSeconds),
      spectatorDelaySeconds: fc.constantFrom(...CHOICES.spectatorDelaySeconds),
      untimedAlone: fc.boolean(),
      byLot: fc.boolean(),
      byLinkOnly: fc.boolean(),
      friendsOnly: fc.boolean(),
    }),
  })
  .map(({ players, preset, bots, levels, rest }) => {
    const sitting = Math.min(bots, players - 1);
    const botLevels = sitting === 0 ? null : (levels?.slice(0, sitting) ?? null);
    return { ...USUAL, ...rest, settings: settingsOf(preset, { players }), bots: sitting, botLevels };
  });

test("a link tells the whole form, and is read as that", () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(readForm(printForm(form))).toEqual({ ok: true, form });
    }),
  );
});

test("a link tells what is unlike the usual alone, in words that stand in an address as they are", () => {
  expect(printForm(USUAL)).toBe("1_sochi");
  expect(printForm(onSettings(USUAL, settingsOf("sochi", { players: 4 })))).toBe("1_sochi_players-4");
  const text = printForm({ ...USUAL, bots: 1, turnSeconds: 30, byLot: true });
  expect(text).toBe("1_sochi~bots-1_turnSeconds-30_byLot-yes");
  expect(encodeURI(text)).toBe(text);
});

test.each([
  ["1_sochi~bots-4", "bots"],
  ["1_sochi~bots-3", "bots"],
  ["1_sochi~botLevels-club.grandmaster", "botLevels"],
  ["1_sochi~botLevels-club", "botLevels"],
  ["1_sochi~turnSeconds-31", "turnSeconds"],
  ["1_sochi~byLot-perhaps", "byLot"],
  ["1_sochi~settings-x", null],
  ["1_sochi~", null],
  ["1_sochi~toString-1", null],
])("a faulty link says where it is wrong: %s", (text, at) => {
  expect(readForm(text)).toEqual({ ok: false, in: "table", at });
});

test("a link with faulty rules says what is wrong with them", () => {
  expect(readForm("1_sochi_hold-never~bots-1")).toMatchObject({ ok: false, in: "rules", fault: { at: "hold" } });
  expect(readForm("")).toMatchObject({ ok: false, in: "rules" });
});
