import { LOCALES, pickLocale, speak, type Locale } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { createPreference } from "./preferences.ts";

export const localePreference = createPreference<Locale>({
  key: "trelyazh.locale",
  values: LOCALES,
  initial: () => pickLocale(navigator.languages),
});

/**
 * Keeps the texts and `<html lang>` in the chosen language from now on. One whose texts cannot be had is chosen no more,
 * and `onMissing` is told.
 */
export function followLocale(texts: i18n, onMissing: () => void): void {
  let spoken = localePreference.get();
  document.documentElement.lang = spoken;
  const follow = async () => {
    const wanted = localePreference.get();
    if (wanted === spoken) return;
    await speak(texts, wanted);
    spoken = wanted;
    document.documentElement.lang = wanted;
  };
  localePreference.subscribe(() => {
    follow().catch(() => {
      localePreference.set(spoken);
      onMissing();
    });
  });
}
