import { describe, expect, test } from "vitest";
import { ENGLISH } from "./catalogues/english.ts";
import { ENGLISH_AT_TABLES } from "./catalogues/english-at-tables.ts";
import { ENGLISH_CONDITIONS } from "./catalogues/english-conditions.ts";
import { ENGLISH_IN_CHAT } from "./catalogues/late/english-in-chat.ts";
import { ENGLISH_IN_CHECKS } from "./catalogues/english-in-checks.ts";
import { ENGLISH_IN_LESSONS } from "./catalogues/english-in-lessons.ts";
import { ENGLISH_IN_LOBBY } from "./catalogues/english-in-lobby.ts";
import { ENGLISH_IN_WINDOWS } from "./catalogues/english-in-windows.ts";
import { ENGLISH_OF_DATA } from "./catalogues/late/english-of-data.ts";
import { ENGLISH_WITH_PEOPLE } from "./catalogues/late/english-with-people.ts";
import { RUSSIAN } from "./catalogues/russian.ts";
import { RUSSIAN_AT_TABLES } from "./catalogues/russian-at-tables.ts";
import { RUSSIAN_CONDITIONS } from "./catalogues/russian-conditions.ts";
import { RUSSIAN_IN_CHAT } from "./catalogues/late/russian-in-chat.ts";
import { RUSSIAN_IN_CHECKS } from "./catalogues/russian-in-checks.ts";
import { RUSSIAN_IN_LESSONS } from "./catalogues/russian-in-lessons.ts";
import { RUSSIAN_IN_LOBBY } from "./catalogues/russian-in-lobby.ts";
import { RUSSIAN_IN_WINDOWS } from "./catalogues/russian-in-windows.ts";
import { RUSSIAN_OF_DATA } from "./catalogues/late/russian-of-data.ts";
import { RUSSIAN_WITH_PEOPLE } from "./catalogues/late/russian-with-people.ts";

/** The forms that `Intl.PluralRules` can ask for in each language. */
const PLURAL_FORMS = { ru: ["one", "few", "many", "other"], en: ["one", "other"] } as const;
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

type Texts = ReadonlyMap<string, string>;

function flatten(node: object, path: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : flatten(value as object, [...path, key]),
  );
}

function texts(catalogue: object): Texts {
  return new Map(flatten(catalogue));
}

function baseKeys(catalogue: Texts): string[] {
  return [...new Set([...catalogue.keys()].map((key) => key.replace(PLURAL, "")))].toSorted();
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();
}

const ru = texts({
  ...RUSSIAN,
  ...RUSSIAN_AT_TABLES,
  ...RUSSIAN_IN_LOBBY,
  ...RUSSIAN_IN_WINDOWS,
  ...RUSSIAN_IN_CHAT,
  ...RUSSIAN_IN_CHECKS,
  ...RUSSIAN_IN_LESSONS,
  ...RUSSIAN_CONDITIONS,
  ...RUSSIAN_WITH_PEOPLE,
  ...RUSSIAN_OF_DATA,
});
const en = texts({
  ...ENGLISH,
  ...ENGLISH_AT_TABLES,
  ...ENGLISH_IN_LOBBY,
  ...ENGLISH_IN_WINDOWS,
  ...ENGLISH_IN_CHAT,
  ...ENGLISH_IN_CHECKS,
  ...ENGLISH_IN_LESSONS,
  ...ENGLISH_CONDITIONS,
  ...ENGLISH_WITH_PEOPLE,
  ...ENGLISH_OF_DATA,
});

describe("the catalogues", () => {
  test("hold the same keys in both languages", () => {
    expect(baseKeys(en)).toEqual(baseKeys(ru));
  });

  test.each([
    ["ru", ru],
    ["en", en],
  ] as const)("have every plural form of %s and no other", (locale, catalogue) => {
    const expected: ReadonlySet<string | undefined> = new Set(PLURAL_FORMS[locale]);
    const counted = [...catalogue.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ""));
    for (const base of new Set(counted)) {
      const forms = [...catalogue.keys()]
        .filter((key) => key.startsWith(`${base}_`))
        .map((key) => key.split("_").at(-1));
      expect(new Set(forms), base).toEqual(expected);
    }
    expect(counted.length).toBeGreaterThan(0);
  });

  test("use the same placeholders in both languages", () => {
    const ofBase = (catalogue: Texts, base: string) =>
      [...catalogue].filter(([key]) => key.replace(PLURAL, "") === base).flatMap(([, text]) => placeholders(text));
    for (const base of baseKeys(ru)) {
      expect(new Set(ofBase(en, base)), base).toEqual(new Set(ofBase(ru, base)));
    }
  });

  test("have no empty text", () => {
    for (const [key, text] of [...ru, ...en]) expect(text.trim(), key).not.toBe("");
  });
});
