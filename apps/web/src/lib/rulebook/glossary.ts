import type { Locale } from "@trelyazh/i18n";
import { CHAPTERS, type Chapter } from "./chapters.ts";
import { parseRules, type Block } from "./parse-rules.ts";
import { isTermId, type TermId } from "./term-ids.ts";

/** What is said of a term. */
export interface Entry {
  readonly id: TermId;
  readonly title: string;
  /** Where the rules tell more of it. */
  readonly chapter: Chapter;
  /** How it is found in other texts: words, where a star stands for an ending. */
  readonly words: string;
  readonly blocks: readonly Block[];
}

interface Draft extends Omit<Entry, "blocks"> {
  readonly blocks: Block[];
}

/** `talon; talon; прикуп*`: a term, its chapter, its words. */
function entryOf(title: string, note: string): Draft {
  const [id, chapter, words = ""] = note.split(";").map((part) => part.trim());
  const known = CHAPTERS.find((name) => name === chapter);
  if (!isTermId(id) || known === undefined) throw new Error(`No term, or no chapter: ${note}`);
  return { id, title, chapter: known, words, blocks: [] };
}

/** Reads the glossary: each heading is followed by a note that says which term it is. */
export function readGlossary(source: string): readonly Entry[] {
  const entries: Draft[] = [];
  let title = "";
  for (const block of parseRules(source)) {
    if (block.kind === "heading") title = block.text;
    else if (block.kind === "note" && block.name === "term") entries.push(entryOf(title, block.value));
    else entries.at(-1)?.blocks.push(block);
  }
  return entries;
}

const LETTERS: Readonly<Record<Locale, string>> = { ru: "а-яё", en: "a-z" };
const ENDING: Readonly<Record<Locale, string>> = { ru: "[а-яё]{0,3}", en: "(?:e?s|ed|ing)?" };

/** Finds the terms in a text of that language; of two that begin at the same place, the longer one. */
export class TermFinder {
  readonly #wanted: RegExp;
  readonly #ids: readonly TermId[];

  constructor(locale: Locale, entries: readonly Entry[]) {
    const words = entries
      .filter((entry) => entry.words !== "")
      .flatMap(({ id, words: all }) => all.split(", ").map((word) => ({ id, word })))
      .toSorted((one, other) => other.word.length - one.word.length);
    const [letters, ending] = [LETTERS[locale], ENDING[locale]];
    const alternatives = words.map(({ word }) => `(${word.replaceAll("(", "(?:").replaceAll("*", ending)})`);
    this.#ids = words.map(({ id }) => id);
    this.#wanted = new RegExp(`(?<![${letters}-])(?:${alternatives.join("|")})(?![${letters}-])`, "giu");
  }

  /** Returns a text in parts, terms apart. */
  split(text: string): readonly { readonly text: string; readonly term: TermId | null }[] {
    const parts: { readonly text: string; readonly term: TermId | null }[] = [];
    let from = 0;
    for (const match of text.matchAll(this.#wanted)) {
      const term = this.#ids[match.slice(1).findIndex((group) => group !== undefined)] ?? null;
      if (match.index > from) parts.push({ text: text.slice(from, match.index), term: null });
      parts.push({ text: match[0], term });
      from = match.index + match[0].length;
    }
    if (from < text.length) parts.push({ text: text.slice(from), term: null });
    return parts;
  }
}
