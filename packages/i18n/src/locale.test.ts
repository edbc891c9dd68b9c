import { expect, test } from "vitest";
import { pickLocale, wantsTranslation } from "./locale.ts";

test("the first language that the club speaks is taken", () => {
  expect(pickLocale(["de-DE", "ru-RU", "en"])).toBe("ru");
  expect(pickLocale(["en-GB"])).toBe("en");
});

test("foreigners get English, the nameless Russian", () => {
  expect(pickLocale(["fr"])).toBe("en");
  expect(pickLocale([])).toBe("ru");
});

test("a translation is for those who read neither the page's language nor a kind of it", () => {
  expect(wantsTranslation("ru", ["ka", "ru-RU"])).toBe(false);
  expect(wantsTranslation("en", ["en-GB"])).toBe(false);
  expect(wantsTranslation("en", ["de-DE", "fr"])).toBe(true);
  expect(wantsTranslation("en", ["ru"])).toBe(true);
});
