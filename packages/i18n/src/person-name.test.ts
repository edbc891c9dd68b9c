import { expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import { personName } from "./person-name.ts";

test("numbered guests and bots are named in the viewer's language, chosen names stay", async () => {
  const { t: ru } = await createI18n("ru");
  const { t: en } = await createI18n("en");
  expect([personName(ru, "Guest 1041"), personName(ru, "Bot 2"), personName(ru, "Анна 2")]).toEqual([
    "Гость 1041",
    "Бот 2",
    "Анна 2",
  ]);
  expect(personName(en, "Guest 1041")).toBe("Guest 1041");
});
