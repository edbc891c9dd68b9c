import { LOCALES, pickLocale, type Locale } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { createPreference } from "./preferences.ts";

export const localePreference = createPreference<Locale>({
  key: "trelyazh.locale",
  values: LOCALES,
  initial: () => pickLocale(navigator.languages),
});

/** Keeps the texts and `<html lang>` in the chosen language from now on. */
export function followLocale(texts: i18n): void {
  const apply = () => {
    const locale = localePreference.get();
    document.documentElement.lang = locale;
    void texts.changeLanguage(locale);
  };
  apply();
  localePreference.subscribe(apply);
}
