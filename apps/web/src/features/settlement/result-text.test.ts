import { createI18n, type Locale } from "@trelyazh/i18n";
import { settingsOf, startPulya, type Pulya, type Seat } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { resultText } from "./result-text.ts";

const NAMES = ["Ann", "Bob", "Eve"];
const nameOf = (seat: Seat) => NAMES[seat] ?? "";

function settled(settings = settingsOf("sochi")): Pulya {
  const settlement = { exact: [36, -1, -35], denominator: 1, shown: [36, -1, -35] };
  return { ...startPulya({ settings, dealer: 0 }), settlement };
}

async function told(locale: Locale, pulya: Pulya): Promise<readonly string[]> {
  const { t } = await createI18n(locale);
  return resultText(t, { pulya, nameOf }).split("\n");
}

test("a result tells the club, the conditions and who has how much, the best first, in the reader's language", async () => {
  const drawn = { ...settled(), settlement: { exact: [-36, 37, -1], denominator: 1, shown: [-36, 37, -1] } };
  expect(await told("en", drawn)).toEqual([
    "Trelyazh. A pulya of Preferans to 10, Sochi",
    "Bob: +37 whists",
    "Eve: −1 whist",
    "Ann: −36 whists",
  ]);
  expect(await told("ru", drawn)).toEqual([
    "Трельяж. Пулька до 10, условия: Сочи",
    "Bob: +37 вистов",
    "Eve: −1 вист",
    "Ann: −36 вистов",
  ]);
});

test.each([
  [
    "a pulya of so many deals has no pool to fill",
    { closeBy: { kind: "deals", count: 6 } },
    "Пулька, условия: Сочи с изменениями",
  ],
  ["rules of the table's own are told", { stalingrad: true }, "Пулька до 10, условия: Сочи с изменениями"],
] as const)("%s", async (_, rules, head) => {
  const [first] = await told("ru", settled(settingsOf("sochi", rules)));
  expect(first).toBe(`Трельяж. ${head}`);
});
