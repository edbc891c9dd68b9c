import { DELETED_NAME } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import { personName } from "./person-name.ts";

const RUSSIAN = ["Озёрный рябчик", "Тихая сова", "Бот 2", "Анна 2", "Удалённый игрок"];
const ENGLISH = ["Lakeside partridge", "Quiet owl", "Bot 2", "Анна 2", "Deleted player"];

const NUMBERS = Array.from({ length: 9000 }, (_, index) => 1000 + index);

describe("a guest", () => {
  test("is a bird in the reader's language, with a property that agrees with it; chosen names stay as they are", async () => {
    const { t: ru } = await createI18n("ru");
    const { t: en } = await createI18n("en");
    const named = ["Guest 1041", "Guest 1152", "Bot 2", "Анна 2", DELETED_NAME];
    expect(named.map((name) => personName(ru, name))).toEqual(RUSSIAN);
    expect(named.map((name) => personName(en, name))).toEqual(ENGLISH);
  });

  test.each(["ru", "en"] as const)(
    "is told from more than two thousand others, by a name that fits (%s)",
    async (locale) => {
      const { t } = await createI18n(locale);
      const names = NUMBERS.map((number) => personName(t, `Guest ${number}`));
      expect(new Set(names).size).toBe(48 * 48);
      for (const name of names)
        expect(name).toMatch(locale === "ru" ? /^[А-ЯЁ][а-яё]+ [а-яё]+$/u : /^[A-Z][a-z]+ [a-z-]+$/);
      expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(20);
    },
  );

  test("is of one gender with what is said of them, in Russian", async () => {
    const { t } = await createI18n("ru");
    for (const number of NUMBERS) {
      const [adjective = "", bird = ""] = personName(t, `Guest ${number}`).split(" ");
      expect([adjective.endsWith("ая"), /[ыио]й$/u.test(adjective)], `${adjective} ${bird}`).toEqual(
        /[ая]$/u.test(bird) ? [true, false] : [false, true],
      );
    }
  });
});
