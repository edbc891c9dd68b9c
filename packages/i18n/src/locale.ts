/** The languages of the club; the first is the source of all keys. */
export const LOCALES = ["ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language of a BCP 47 tag, without its region or script. */
function languageOf(tag: string): string | undefined {
  return tag.toLowerCase().split("-")[0];
}

/**
 * Says whether somebody who reads these languages, BCP 47 tags, has use for a translation of a page in that language. A game's
 * own words come out wrong from a translator; anyone who reads neither of the club's languages has nothing better.
 */
export function wantsTranslation(locale: Locale, tags: readonly string[]): boolean {
  return !tags.some((tag) => languageOf(tag) === locale);
}

/** Returns the first club language among BCP 47 tags, best first; Russian when none fits. */
export function pickLocale(tags: readonly string[]): Locale {
  const languages = tags.map(languageOf);
  const known = languages.flatMap((language) => LOCALES.filter((locale) => locale === language));
  return known[0] ?? (languages.length > 0 ? "en" : "ru");
}
