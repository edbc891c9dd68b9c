import type { Locale } from "@trelyazh/i18n";

/** What a language is called in another one, as a word in a sentence or a list; its code where the browser does not know it. */
export function languageName(locale: Locale, language: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
}
