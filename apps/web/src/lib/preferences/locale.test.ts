// @vitest-environment happy-dom
import { createI18n } from "@trelyazh/i18n";
import { expect, test, vi } from "vitest";
import { followLocale, localePreference } from "./locale.ts";

async function followed() {
  localePreference.set("en");
  const texts = await createI18n("en");
  const onMissing = vi.fn<() => void>();
  followLocale(texts, onMissing);
  return { texts, onMissing };
}

test("a language that is chosen is spoken as soon as its texts are here, and the document says which it is", async () => {
  const { texts } = await followed();
  expect(document.documentElement.lang).toBe("en");
  localePreference.set("ru");
  await vi.waitUntil(() => document.documentElement.lang === "ru");
  expect(texts.language).toBe("ru");
});

test("a language whose texts do not come is chosen no more, and that is said", async () => {
  const { texts, onMissing } = await followed();
  vi.spyOn(texts, "addResourceBundle").mockImplementation(() => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  localePreference.set("ru");
  await vi.waitUntil(() => onMissing.mock.calls.length > 0);
  expect([localePreference.get(), texts.language, document.documentElement.lang]).toEqual(["en", "en", "en"]);
});
