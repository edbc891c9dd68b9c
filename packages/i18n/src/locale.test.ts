import { expect, test } from "vitest";
import { pickLocale } from "./locale.ts";

test("the first language that the club speaks is taken", () => {
  expect(pickLocale(["de-DE", "ru-RU", "en"])).toBe("ru");
  expect(pickLocale(["en-GB"])).toBe("en");
});

test("foreigners get English, the nameless Russian", () => {
  expect(pickLocale(["fr"])).toBe("en");
  expect(pickLocale([])).toBe("ru");
});
