/** The path of a request's target. It need not be a URL that can be parsed: `//` comes too. */
export function pathOf(target: string): string {
  return target.split("?", 1).join("");
}
