/** The languages of the club; the first is the source of all keys. */
export const LOCALES = ["ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Returns the first club language among BCP 47 tags, best first; Russian when none fits. */
export function pickLocale(tags: readonly string[]): Locale {
  const languages = tags.map((tag) => tag.toLowerCase().split("-")[0]);
  const known = languages.flatMap((language) => LOCALES.filter((locale) => locale === language));
  return known[0] ?? (languages.length > 0 ? "en" : "ru");
}
