import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "@trelyazh/i18n";
import { describe, expect, test } from "vitest";
import { READINGS, readingOf } from "./chapters.ts";
import { readGlossary, TermFinder } from "./glossary.ts";
import { markTerms } from "./mark-terms.ts";
import { parseRules, type Block, type Line } from "./parse-rules.ts";
import { chapterOf, glossaryOf } from "./rulebook.ts";
import { TERM_IDS } from "./term-ids.ts";

const DOCS = join(import.meta.dirname, "../../../../../docs");

/** `whist (answer)` is `whist`, `order, contract` is `order`, `misère` is `misere`. */
function idOf(term: string): string {
  const [first = ""] = term.replace(/\(.*\)/u, "").split(",");
  return first.trim().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(" ", "-").toLowerCase();
}

/** The terms of the game and of the paper in docs/glossary.md. */
function termsOfDocs(): readonly string[] {
  const text = readFileSync(join(DOCS, "glossary.md"), "utf8");
  const sections = text.split("\n## ").filter((section) => /^The (?:game|paper)\n/u.test(section));
  const rows = sections.flatMap((section) => [...section.matchAll(/^\| (?!English|-)([^|]+) \|/gmu)]);
  return rows.map(([, term = ""]) => idOf(term));
}

const plain = (line: Line): string =>
  line.map((inline) => ("text" in inline ? inline.text : plain(inline.children))).join("");

const linksOf = (line: Line): readonly string[] =>
  line.flatMap((inline) => {
    if (inline.kind === "link") return [inline.to];
    return "children" in inline ? linksOf(inline.children) : [];
  });

function linesOf(block: Block): readonly Line[] {
  if (block.kind === "paragraph") return [block.line];
  if (block.kind === "list") return block.items;
  return block.kind === "table" ? [...block.head, ...block.rows.flat()] : [];
}

test("every term of the project's glossary has an entry", () => {
  const terms = termsOfDocs();
  expect(terms.length).toBeGreaterThan(35);
  expect(terms.filter((term) => !TERM_IDS.some((id) => id === term))).toEqual([]);
});

describe.each(LOCALES)("in %s", (locale) => {
  test("each term is explained once, and its own words find it", async () => {
    const { entries, finder } = await glossaryOf(locale);
    expect(entries.map(({ id }) => id).toSorted()).toEqual(TERM_IDS.toSorted());
    for (const { id, words, blocks } of entries) {
      expect(blocks.length, id).toBeGreaterThan(0);
      const [first = ""] = words.replaceAll("*", "").split(", ");
      const word = first.replaceAll(/\(([^|)]*)[^)]*\)\??/gu, "$1");
      expect(
        finder.split(word).map(({ term }) => term),
        word,
      ).toEqual([id]);
    }
  });

  test.each(READINGS)("%s begins with its title and a lead, and leads to chapters that are there", async (reading) => {
    const { title, lead, blocks } = await chapterOf(locale, reading);
    expect(title).not.toBe("");
    expect(lead.length).toBeGreaterThan(40);
    // What search engines show of it.
    expect(lead.length).toBeLessThanOrEqual(160);
    const links = blocks.flatMap(linesOf).flatMap(linksOf);
    expect(links.filter((to) => readingOf(to) === null)).toEqual([]);
    expect(blocks.flatMap(linesOf).map(plain).join(" ")).not.toMatch(/\*|\]\(|<!--/u);
  });
});

test("both languages have the same passages: figures, settings, headings and tables", async () => {
  for (const reading of READINGS) {
    const [ru, en] = await Promise.all(LOCALES.map(async (locale) => (await chapterOf(locale, reading)).blocks));
    const shape = (blocks: readonly Block[] = []) =>
      blocks.map((block) => (block.kind === "note" ? `${block.name}: ${block.value.split(";")[0] ?? ""}` : block.kind));
    expect(shape(en), reading).toEqual(shape(ru));
  }
});

describe("terms in a text", () => {
  const entries = readGlossary(
    "# Words\n\n## Hand\n\n<!-- term: hand; deal; hand* -->\n\nTen cards.\n\n## First hand\n\n<!-- term: first-hand; deal; first hand -->\n\nThe one on the left.",
  );
  const finder = new TermFinder("en", entries);

  test("are found as whole words, the longest first, whatever their case", () => {
    expect(finder.split("First hand, not handsome: hands.")).toEqual([
      { text: "First hand", term: "first-hand" },
      { text: ", not handsome: ", term: null },
      { text: "hands", term: "hand" },
      { text: ".", term: null },
    ]);
  });

  test("are marked once in a section, and not where they are explained themselves", () => {
    const blocks = parseRules("A hand and a **hand**.\n\n## Again\n\nA hand.");
    const termsIn = (marked: readonly Block[]) =>
      marked.flatMap(linesOf).flatMap((line) => line.filter(({ kind }) => kind === "term"));
    expect(termsIn(markTerms(blocks, finder))).toHaveLength(2);
    expect(termsIn(markTerms(blocks, finder, ["hand"]))).toEqual([]);
  });

  test("a heading without a term, or a term that nobody knows, is refused", () => {
    expect(() => readGlossary("# W\n\n## X\n\n<!-- term: nonsense; deal; x -->\n\nText.")).toThrow("nonsense");
    expect(() => readGlossary("# W\n\n## X\n\n<!-- term: hand; nowhere; x -->\n\nText.")).toThrow("nowhere");
  });
});
