import { readFileSync } from "node:fs";
import { createI18n, LOCALES, spokenSentence, type Locale } from "@trelyazh/i18n";
import { project, readRecord, type Seat } from "@trelyazh/preferans";
import { expect, test } from "vitest";

const RECORD = new URL("whole-pulya.record.txt", import.meta.url);
const LISTENER: Seat = 0;
const NAMES = { ru: ["Анна", "Борис", "Вера"], en: ["Ann", "Bob", "Eve"] } satisfies Record<Locale, readonly string[]>;

/** The same deals forever: a game in the light, one that fails, a misère, an all-pass, and the settlement. */
function wholePulya() {
  const reading = readRecord(readFileSync(RECORD, "utf8"));
  if (!reading.ok) throw new Error(`the record does not play: ${JSON.stringify(reading)}`);
  return reading.events.map((event) => ({ type: "game", event: project(event, LISTENER) }) as const);
}

test.each(LOCALES)("a whole pulya by ear alone reads as whole-pulya.%s.txt", async (locale) => {
  const { t } = await createI18n(locale);
  const context = { t, nameOf: (seat: Seat) => NAMES[locale][seat] ?? "", you: LISTENER };
  const spoken = wholePulya().map((event) => spokenSentence(context, event));
  await expect(`${spoken.join("\n")}\n`).toMatchFileSnapshot(`whole-pulya.${locale}.txt`);
});
