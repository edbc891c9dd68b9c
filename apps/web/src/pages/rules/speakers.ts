import { createI18n, type Locale } from "@trelyazh/i18n";
import type { i18n } from "i18next";

const speakers = new Map<Locale, Promise<i18n>>();

/** Returns all texts that the rules need, in the language of their address, whatever a visitor has chosen. */
export function speakerOf(locale: Locale): Promise<i18n> {
  const speaker = speakers.get(locale) ?? createI18n(locale, ["everywhere", "atTables", "conditions"]);
  speakers.set(locale, speaker);
  speaker.catch(() => speakers.delete(locale));
  return speaker;
}
