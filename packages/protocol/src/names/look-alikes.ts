/**
 * Which letters are taken for which, whatever their case: small ones, by the letter that stands for all of them. A letter is here
 * with those that look like it in either case, as `в` is for `B`. Strokes through a letter count for nothing, as marks do.
 */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  a: "аα",
  ae: "æӕ",
  b: "вьѣҍßβ",
  bi: "ы",
  c: "сҫϲ",
  d: "ԁđð",
  e: "е",
  f: "ƒ",
  g: "ԍցɡ",
  h: "нһңҥңћђհħ",
  i: "іӏıιlłɩ1",
  io: "ю",
  j: "ј",
  k: "кқҝҡӄκ",
  m: "м",
  n: "пԥπո",
  o: "оοօ0øөѳθɵσς",
  oe: "œ",
  p: "рρþ",
  q: "ԛգզ",
  r: "гґғ",
  s: "ѕ",
  t: "тҭτŧ",
  u: "μυս",
  v: "ѵ",
  w: "ԝѡω",
  x: "хҳχ",
  y: "уүұγ",
  б: "6",
  з: "3ҙӡʒ",
  л: "λԓӆ",
  ф: "φ",
  є: "эεɛ",
  ә: "ə",
};

/** Greek letters whose small form is taken for another one than their capital is. */
const GREEK_CAPITALS: Readonly<Record<string, string>> = { Γ: "r", Ζ: "z", Η: "h", Μ: "m", Ν: "n", Υ: "y" };
const GREEK_SMALL: Readonly<Record<string, string>> = { η: "n", ν: "v" };

const STANDS_FOR: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TAKEN_FOR).flatMap(([one, others]) => [...others].map((other) => [other, one] as const)),
  ...Object.entries(GREEK_SMALL),
  ...Object.entries(GREEK_CAPITALS),
]);

/** Marks above, below and through letters; vowel signs of scripts that are written with them are no marks of this kind. */
const MARKS = /\p{Script=Inherited}|[\u0483-\u0489]|[\u0591-\u05c7]/gu;

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * Returns what is left of a name when everything is taken away by which people tell names apart only if they look closely: case,
 * marks, blanks and signs, and which of the letters that look alike it is. Two names with one skeleton are taken for each other.
 * It is kept in the database: one that this function makes must not become another.
 */
export function skeletonOf(name: string): string {
  const bare = name.normalize("NFKD").replaceAll(MARKS, "").replaceAll(NEITHER_LETTER_NOR_DIGIT, "");
  const letters = [...bare].map((letter) => STANDS_FOR.get(letter) ?? lookOf(letter.toLowerCase()));
  return letters.join("").replaceAll("rn", "m").replaceAll("vv", "w").normalize("NFC");
}

/** `İ` becomes two characters. */
function lookOf(small: string): string {
  const letter = small.replaceAll(MARKS, "");
  return STANDS_FOR.get(letter) ?? letter;
}
