import { PERSONAS, personaAt, type Occupant } from "@trelyazh/table";
import { expect, test } from "vitest";
import { createI18n } from "./create-i18n.ts";
import { occupantName } from "./occupant-name.ts";

const BOT: Occupant = { kind: "bot", name: "Bot 2", level: "club" };

test("a bot that is somebody is called by name in both languages, and no two by the same; one of an earlier release by its chair", async () => {
  for (const locale of ["ru", "en"] as const) {
    const { t } = await createI18n(locale);
    const names = PERSONAS.map((persona) => occupantName(t, { ...BOT, persona }));
    expect(new Set(names).size).toBe(PERSONAS.length);
    expect(occupantName(t, BOT)).toBe(locale === "ru" ? "Бот 2" : "Bot 2");
    expect(names).toContain(occupantName(t, { ...BOT, persona: personaAt("t", 1) }));
  }
});
