import type { Locale } from "@trelyazh/i18n";
import type { Reading } from "./chapters.ts";
import type { TermId } from "./term-ids.ts";

/** Returns where a chapter stands in a language. Each language has addresses of its own, for search engines. */
export function addressOf(locale: Locale, reading: Reading): string {
  return reading === "index" ? `/${locale}/rules` : `/${locale}/rules/${reading}`;
}

/** Returns where a term is explained, for whoever has no scripts. */
export function addressOfTerm(locale: Locale, term: TermId): string {
  return `${addressOf(locale, "glossary")}#${term}`;
}
