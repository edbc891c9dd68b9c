import type { TermFinder } from "./glossary.ts";
import type { Block, Inline, Line } from "./parse-rules.ts";

/** Marks each term where it comes first; `seen` are those that need no mark any more. */
function markText(text: string, finder: TermFinder, seen: Set<string>): Line {
  const marked: Inline[] = [];
  for (const part of finder.split(text)) {
    const last = marked.at(-1);
    if (part.term !== null && !seen.has(part.term)) {
      seen.add(part.term);
      marked.push({ kind: "term", term: part.term, text: part.text });
    } else if (last?.kind === "text") marked.splice(-1, 1, { kind: "text", text: last.text + part.text });
    else marked.push({ kind: "text", text: part.text });
  }
  return marked;
}

/** Makes the terms of a text known as such: each once in a section, and none of `known`, such as the one that is explained. */
export function markTerms(
  blocks: readonly Block[],
  finder: TermFinder,
  known: readonly string[] = [],
): readonly Block[] {
  let seen = new Set(known);
  const markLine = (line: Line): Line => line.flatMap(markInline);
  function markInline(inline: Inline): Line {
    if (inline.kind === "text") return markText(inline.text, finder, seen);
    if (inline.kind === "strong" || inline.kind === "emphasis")
      return [{ ...inline, children: markLine(inline.children) }];
    return [inline];
  }
  return blocks.map((block): Block => {
    switch (block.kind) {
      case "heading":
        seen = new Set(known);
        return block;
      case "paragraph":
        return { ...block, line: markLine(block.line) };
      case "list":
        return { ...block, items: block.items.map(markLine) };
      case "table":
        return { ...block, rows: block.rows.map((row) => row.map(markLine)) };
      case "note":
        return block;
    }
  });
}
