/** Scripts of which a name may be: those that are written today (UAX 31), by their names in Unicode. */
const SCRIPTS = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Georgian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Thai",
  "Lao",
  "Tibetan",
  "Myanmar",
  "Khmer",
  "Ethiopic",
  "Hangul",
  "Han",
  "Hiragana",
  "Katakana",
] as const;
type Script = (typeof SCRIPTS)[number];

const PATTERNS: readonly (readonly [Script, RegExp])[] = SCRIPTS.map((script) => [
  script,
  new RegExp(`^\\p{Script=${script}}$`, "u"),
]);

/** Scripts that one word may have together. */
const TOGETHER: readonly ReadonlySet<Script>[] = [new Set(["Han", "Hiragana", "Katakana"]), new Set(["Han", "Hangul"])];

/**
 * Letters of those scripts that no language writes names with: signs of phonetics, small capitals and other shapes that
 * look like a letter that everybody knows. The few African and Azerbaijani letters among them are let through.
 */
const UNUSUAL =
  /[\u0250-\u0252\u0255\u0258\u025a\u025c-\u0262\u0264-\u0267\u026a-\u0271\u0273\u0274\u0276-\u028a\u028c-\u0291\u0293-\u02ff\u1c80-\u1c8f\u1d00-\u1dbf\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f]/u;

/** Marks of sound that are written as letters of their own. */
const PROLONGED = /^[ー々]$/u;

/** Says whether that is a letter of a name: of a script that is written today, and in the shape that it has there. */
export function isNameLetter(character: string): boolean {
  if (PROLONGED.test(character)) return true;
  if (!/^\p{L}$/u.test(character) || /^\p{Lm}$/u.test(character)) return false;
  // Full-width letters, letters of formulas and ligatures are other shapes of a letter.
  return !UNUSUAL.test(character) && character.normalize("NFKC") === character && scriptOf(character) !== null;
}

/** Says whether all letters of that word are of one script, or of two that are written together. */
export function isOfOneScript(word: string): boolean {
  const scripts = new Set([...word].flatMap((character) => scriptOf(character) ?? []));
  return scripts.size < 2 || TOGETHER.some((together) => [...scripts].every((script) => together.has(script)));
}

function scriptOf(character: string): Script | null {
  return PATTERNS.find(([, pattern]) => pattern.test(character))?.[0] ?? null;
}
