import type { Locale } from "@trelyazh/i18n";
import { parseRules, type Block } from "#lib/rulebook/parse-rules.ts";

/** What the club keeps, as it is written for readers of the project: each language a file of its own. */
const SOURCES = import.meta.glob<string>("../../../../../docs/privacy*.md", { query: "?raw", import: "default" });

const FILES = { ru: "privacy.ru.md", en: "privacy.md" } as const satisfies Record<Locale, string>;

export interface PrivacyText {
  readonly locale: Locale;
  readonly title: string;
  /** What is said first, which search engines show. */
  readonly lead: string;
  readonly blocks: readonly Block[];
}

/** Returns where that stands in a language, as the rules do. */
export function privacyAddress(locale: Locale): string {
  return `/${locale}/privacy`;
}

/** Returns what the club keeps, in a language. */
export async function privacyText(locale: Locale): Promise<PrivacyText> {
  const source = await SOURCES[`../../../../../docs/${FILES[locale]}`]?.();
  const [heading, first, ...blocks] = parseRules(source ?? "");
  if (heading?.kind !== "heading" || first?.kind !== "paragraph")
    throw new Error(`${FILES[locale]} does not begin with its title and a lead.`);
  const lead = first.line.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  return { locale, title: heading.text, lead, blocks };
}
