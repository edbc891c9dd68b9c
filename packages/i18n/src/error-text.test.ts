import { ERROR_CODES } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import { errorText } from "./error-text.ts";
import { LOCALES } from "./locale.ts";

test.each(LOCALES)("every code has its own text in %s", async (locale) => {
  const { t } = await createI18n(locale);
  const texts = ERROR_CODES.map((code) => errorText(t, code));
  expect(new Set(texts).size).toBe(ERROR_CODES.length);
});

test("what the client does not know reads as an internal error", async () => {
  const { t } = await createI18n("en");
  expect(errorText(t, "SOMETHING_NEW")).toBe(errorText(t, "INTERNAL"));
  expect(errorText(t, undefined)).toBe(errorText(t, "INTERNAL"));
});
