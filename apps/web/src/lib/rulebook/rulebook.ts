import type { Locale } from "@trelyazh/i18n";
import type { Reading } from "./chapters.ts";
import { readGlossary, TermFinder, type Entry } from "./glossary.ts";
import { markTerms } from "./mark-terms.ts";
import { parseRules, type Block } from "./parse-rules.ts";

/** The rules as they are written, each chapter in each language a file of its own: a reader loads what they read. */
const SOURCES = import.meta.glob<string>("./content/*/*.md", { query: "?raw", import: "default" });

export interface Glossary {
  readonly entries: readonly Entry[];
  readonly finder: TermFinder;
}

export interface ChapterText {
  readonly locale: Locale;
  readonly reading: Reading;
  readonly title: string;
  /** What is said first, which search engines show. */
  readonly lead: string;
  readonly blocks: readonly Block[];
  readonly glossary: Glossary;
}

const glossaries = new Map<Locale, Promise<Glossary>>();
const chapters = new Map<string, Promise<ChapterText>>();

/** Keeps what was loaded, and forgets what could not be. */
function once<K, T>(kept: Map<K, Promise<T>>, key: K, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const loading = ask();
  kept.set(key, loading);
  loading.catch(() => kept.delete(key));
  return loading;
}

async function sourceOf(locale: Locale, name: string): Promise<string> {
  const read = SOURCES[`./content/${locale}/${name}.md`];
  if (read === undefined) throw new Error(`The rules have no ${name} in ${locale}.`);
  return await read();
}

/** Returns what every term means, in one language. */
export function glossaryOf(locale: Locale): Promise<Glossary> {
  return once(glossaries, locale, async () => {
    const entries = readGlossary(await sourceOf(locale, "glossary"));
    return { entries, finder: new TermFinder(locale, entries) };
  });
}

async function readChapter(locale: Locale, reading: Reading): Promise<ChapterText> {
  const [source, glossary] = await Promise.all([sourceOf(locale, reading), glossaryOf(locale)]);
  const [heading, first, ...rest] = parseRules(source);
  if (heading?.kind !== "heading" || first?.kind !== "paragraph")
    throw new Error(`${locale}/${reading}.md does not begin with its title and a lead.`);
  const lead = first.line.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  // The glossary's own entries are shown one by one.
  const blocks = reading === "glossary" ? [] : markTerms(rest, glossary.finder);
  return { locale, reading, title: heading.text, lead, blocks, glossary };
}

/** Returns a chapter in a language, its terms marked. */
export function chapterOf(locale: Locale, reading: Reading): Promise<ChapterText> {
  return once(chapters, `${locale}/${reading}`, () => readChapter(locale, reading));
}
