import { createI18n, LOCALES } from "@trelyazh/i18n";

/** Returns what the file of somebody's data says of itself, in all languages: whoever reads it may not be who asked for it here. */
export async function readMe(): Promise<Readonly<Record<string, readonly string[]>>> {
  const said = await Promise.all(
    LOCALES.map(async (locale) => {
      const { t } = await createI18n(locale, ["ofData"]);
      const lines = [
        t(($) => $.data.readMe.what),
        t(($) => $.data.readMe.rows),
        t(($) => $.data.readMe.pulyas),
        t(($) => $.data.readMe.people),
        t(($) => $.data.readMe.left),
        t(($) => $.data.readMe.moments),
      ];
      return [locale, lines] as const;
    }),
  );
  return Object.fromEntries(said);
}
