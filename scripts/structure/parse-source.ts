import { parseSync, Visitor } from "oxc-parser";

/** What the summary knows of a file. */
export interface Source {
  /** From the root. */
  readonly path: string;
  readonly lines: number;
  readonly functions: readonly FunctionSize[];
  /** What it imports or exports from, types and `import()` included, as it is written there. */
  readonly imports: readonly string[];
}

export interface FunctionSize {
  /** The line where it begins, from 1. */
  readonly line: number;
  readonly lines: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads a file of TypeScript or JavaScript; throws at one that cannot be parsed. */
export function parseSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const starts = lineStarts(text);
  const functions: FunctionSize[] = [];
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  const measure = ({ start, end }: Span): void => {
    const line = lineAt(starts, start);
    functions.push({ line, lines: lineAt(starts, end) - line + 1 });
  };
  const note = (source: { readonly type: string; readonly value?: unknown }): void => {
    if (source.type === "Literal" && typeof source.value === "string") imports.push(source.value);
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ImportExpression: ({ source }) => note(source),
    TSImportType: ({ source }) => note(source),
  }).visit(program);
  return { path, lines: text.trimEnd().split("\n").length, functions, imports: [...new Set(imports)] };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
}

/** The line of a place in the text, from 1. */
function lineAt(starts: readonly number[], place: number): number {
  const after = starts.findIndex((start) => start > place);
  return after < 0 ? starts.length : after;
}
