/** A letter or a class of letters, and whether it may be missing. */
const ATOM = /(?<atom>\[[^\]]+\]|\p{L})(?<maybe>\??)/gu;

/**
 * Returns one expression for all these beginnings of words. Each letter may be typed several times; one that stands there
 * twice has to be. `$` is the end of the word.
 */
export function anyOf(beginnings: readonly string[]): RegExp {
  return new RegExp(`^(?:${beginnings.map(stretched).join("|")})`, "u");
}

/** Returns one expression for all these parts of words. */
export function anywhere(parts: readonly string[]): RegExp {
  return new RegExp(parts.map(stretched).join("|"), "u");
}

function stretched(pattern: string): string {
  return pattern.replaceAll(ATOM, (_, atom: string, maybe: string) => (maybe === "" ? `${atom}+` : `${atom}*`));
}
