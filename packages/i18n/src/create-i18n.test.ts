import { expect, test } from "vitest";
import { createI18n, learn, speak } from "./create-i18n.ts";

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

test("what only tables say is learnt with the first table, in the language that is spoken by then and in later ones", async () => {
  const texts = await createI18n("en", ["everywhere"]);
  expect(texts.exists("table.leave")).toBe(false);
  await speak(texts, "ru");
  await learn(texts, "atTables");
  expect(texts.t(($) => $.table.leave)).toBe("Выйти из-за стола");
  await speak(texts, "en");
  expect(texts.t(($) => $.table.leave)).toBe("Leave the table");
  expect(texts.t(($) => $.common.club)).toBe("Trelyazh");
});

test("what windows say is learnt when the first one opens", async () => {
  const texts = await createI18n("en", ["everywhere"]);
  expect(texts.exists("form.submit")).toBe(false);
  await learn(texts, "inWindows");
  expect(texts.t(($) => $.form.submit)).toBe("Open the table");
});

test("a part that is asked for while another language comes is there in both, whichever was first", async () => {
  const [one, other] = await Promise.all([createI18n("en", ["everywhere"]), createI18n("en", ["everywhere"])]);
  await Promise.all([speak(one, "ru"), learn(one, "atTables"), learn(other, "atTables"), speak(other, "ru")]);
  for (const texts of [one, other]) expect(texts.t(($) => $.table.leave)).toBe("Выйти из-за стола");
});
