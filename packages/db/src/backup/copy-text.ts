/** What stands after a backslash for a character that would end a value or a row. */
const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Returns the values of each row in a text that PostgreSQL's COPY has written, null for none. */
export function* rowsOf(text: Buffer): Generator<(string | null)[]> {
  for (const line of text.toString("utf8").split("\n")) if (line !== "") yield line.split("\t").map(valueOf);
}

function valueOf(written: string): string | null {
  if (written === "\\N") return null;
  if (!written.includes("\\")) return written;
  return written.replaceAll(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character);
}
