/**
 * `npm run i18n:conditions`, from the root: what the club says of tables with settings by chance, in both languages, to be read by
 * whoever changes a text of them. `npm run i18n:conditions -- 50 7` prints 50, from another beginning.
 */
import { conditionsText, createI18n, LOCALES } from "@trelyazh/i18n";
import {
  deviations,
  parseSettings,
  PRESET_NAMES,
  PRESETS,
  type Settings,
  type SettingValue,
} from "@trelyazh/preferans";
import { randomFrom, type Random } from "@trelyazh/solver";
import { closingBy, withSetting } from "../src/ui/conditions/change.ts";
import { GROUPS, OFFERS } from "../src/ui/conditions/offers.ts";

/** More changes than these nobody makes. */
const MOST_CHANGES = 8;

const SETTINGS = Object.values(GROUPS).flat();

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  if (choice === undefined) throw new Error("nothing to pick from");
  return choice;
}

function changed(settings: Settings, random: Random): Settings {
  const setting = pick(random, SETTINGS);
  // Another way of closing has no aid.
  const isThere = setting !== "closeBy.aid" || settings.closeBy.kind === "each";
  const offers: readonly SettingValue[] = OFFERS[setting];
  return isThere ? withSetting(settings, setting, pick(random, offers)) : settings;
}

/** A convention with some changes; what cannot be played is thrown again. */
function settingsBy(random: Random): Settings {
  const preset = PRESETS[pick(random, PRESET_NAMES)];
  const begun: Settings = { ...preset, players: pick(random, [2, 3, 4] as const) };
  const closed = random(3) === 0 ? closingBy(begun, pick(random, OFFERS["closeBy.kind"])) : begun;
  const settings = Array.from({ length: random(MOST_CHANGES + 1) }).reduce<Settings>(
    (each) => changed(each, random),
    closed,
  );
  return parseSettings(settings).ok ? settings : settingsBy(random);
}

const [count = 200, seed = 1] = process.argv.slice(2).map(Number);
const random = randomFrom(seed);
const tables = Array.from({ length: count }, () => settingsBy(random));
for (const locale of LOCALES) {
  const { t } = await createI18n(locale, ["conditions"]);
  for (const [index, settings] of tables.entries())
    console.log(`${locale} ${index + 1}. ${conditionsText(t, { ...deviations(settings), settings })}`);
}
