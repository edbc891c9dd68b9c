import { LOCALES, pickLocale, speak, wantsTranslation, type Locale } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { createPreference } from "../preference.ts";

export const localePreference = createPreference("locale", LOCALES, pickLocale(navigator.languages));

/** Says which language the page is in. Browsers offer to translate it only to those who do not read that one. */
function tell(locale: Locale): void {
  const { documentElement: page } = document;
  page.lang = locale;
  page.translate = wantsTranslation(locale, navigator.languages);
  // Somebody who installs the club installs it in their language.
  document.querySelector("link[rel=manifest]")?.setAttribute("href", `/manifest.${locale}.webmanifest`);
}

/**
 * Keeps the texts and `<html lang>` in the chosen language from now on. One whose texts cannot be had is chosen no more,
 * and `onMissing` is told.
 */
export function followLocale(texts: i18n, onMissing: () => void): void {
  let spoken = localePreference.get();
  tell(spoken);
  const follow = async () => {
    const wanted = localePreference.get();
    if (wanted === spoken) return;
    await speak(texts, wanted);
    spoken = wanted;
    tell(wanted);
  };
  localePreference.subscribe(() => {
    follow().catch(() => {
      localePreference.set(spoken);
      onMissing();
    });
  });
}
