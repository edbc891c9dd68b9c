/*
 * The rules are written in Markdown, of which this reads what they use. What stands between <!-- and --> is for the club: a figure,
 * the settings that a passage depends on, or the term that a heading explains.
 */

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly to: string; readonly children: readonly Inline[] }
  | { readonly kind: "term"; readonly term: string; readonly text: string };

/** What can be said in one line. */
export type Line = readonly Inline[];

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: "paragraph"; readonly line: Line }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: "table"; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: "note"; readonly name: string; readonly value: string };

const INLINE = /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<to>[^)]+)\)/gu;

const textOf = (text: string): Line => (text === "" ? [] : [{ kind: "text", text }]);

function inlineOf({ groups = {} }: RegExpExecArray): Inline {
  const { strong, emphasis, label = "", to = "" } = groups;
  if (strong !== undefined) return { kind: "strong", children: textOf(strong) };
  if (emphasis !== undefined) return { kind: "emphasis", children: textOf(emphasis) };
  return { kind: "link", to: to.replace(/\.md(?=#|$)/u, ""), children: textOf(label) };
}

function parseLine(text: string): Line {
  const found = [...text.matchAll(INLINE)];
  const parts = found.flatMap((match, index) => {
    const before = found[index - 1];
    const from = before === undefined ? 0 : before.index + before[0].length;
    return [...textOf(text.slice(from, match.index)), inlineOf(match)];
  });
  const last = found.at(-1);
  return [...parts, ...textOf(text.slice(last === undefined ? 0 : last.index + last[0].length))];
}

const cellsOf = (row: string): readonly Line[] =>
  row
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => parseLine(cell.trim()));

function tableOf(lines: readonly string[]): Block {
  const [head = "", , ...rows] = lines;
  return { kind: "table", head: cellsOf(head), rows: rows.map(cellsOf) };
}

const ITEM = /^(?:-|\d+\.) /u;

function listOf(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return { kind: "list", ordered: /^\d/u.test(lines[0] ?? ""), items: items.map(parseLine) };
}

const NOTE = /^<!-- ([a-z]+): (.+) -->$/u;
const HEADING = /^(#{1,3}) (.+)$/u;

function noteIn(part: string): Block | null {
  const [, name, value] = NOTE.exec(part) ?? [];
  return name === undefined || value === undefined ? null : { kind: "note", name, value };
}

function headingIn(line: string, index: number): Block | null {
  const [, signs, text] = HEADING.exec(line) ?? [];
  if (signs === undefined || text === undefined) return null;
  // The expression admits one to three signs.
  return { kind: "heading", level: signs.length as 1 | 2 | 3, text, id: `part-${String(index)}` };
}

function blockOf(part: string, index: number): Block {
  const lines = part.split("\n");
  const [first = ""] = lines;
  const marked = noteIn(part) ?? headingIn(first, index);
  if (marked !== null) return marked;
  if (first.startsWith("|")) return tableOf(lines);
  if (ITEM.test(first)) return listOf(lines);
  return { kind: "paragraph", line: parseLine(lines.join(" ")) };
}

/** Returns the blocks of a text; blank lines stand between them. */
export function parseRules(source: string): readonly Block[] {
  return source
    .trim()
    .split(/\n{2,}/u)
    .map(blockOf);
}
