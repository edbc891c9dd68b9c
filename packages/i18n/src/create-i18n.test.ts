import { expect, test } from "vitest";
import { createI18n, speak } from "./create-i18n.ts";

test("only the language that is spoken is there, and no key of another stands in for it", async () => {
  const texts = await createI18n("en");
  expect(texts.t(($) => $.common.club)).toBe("Trelyazh");
  expect(Object.keys(texts.store.data)).toEqual(["en"]);
});

test("another language is learnt when it is asked for, and the first is kept", async () => {
  const texts = await createI18n("en");
  await speak(texts, "ru");
  expect([texts.language, texts.t(($) => $.common.club)]).toEqual(["ru", "Трельяж"]);
  await speak(texts, "en");
  expect([texts.language, texts.t(($) => $.common.club)]).toEqual(["en", "Trelyazh"]);
});

test("two instances know nothing of each other", async () => {
  const [one, other] = await Promise.all([createI18n("ru"), createI18n("ru")]);
  await speak(one, "en");
  expect(other.language).toBe("ru");
});
