/** A letter as it is read, and where it stands in the text as typed. */
interface Letter {
  readonly read: string;
  readonly from: number;
  readonly to: number;
}

/** A word as it is read: lower case, without marks and what cannot be seen, never more than two letters alike in a row. */
export interface Word {
  readonly letters: string;
  readonly script: "cyrillic" | "latin";
  /** The range of the text that it was read from. */
  readonly from: number;
  readonly to: number;
}

/** What somebody puts for a Cyrillic letter: letters of other scripts and digits that look or sound like it. */
const AS_CYRILLIC: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "aα@",
    б: "b6",
    в: "vβ",
    г: "rg",
    д: "d",
    е: "eєε",
    з: "3z",
    и: "йiuі1ι!",
    к: "kκ",
    л: "l",
    м: "m",
    н: "hnν",
    о: "o0ο",
    п: "π",
    р: "pρ",
    с: "cs$",
    т: "tτ",
    у: "yυ",
    ф: "f",
    х: "xχ",
    ч: "4",
    я: "9",
  }).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter] as const)),
);

const AS_LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: "4@α", e: "3ε", i: "1!ι", o: "0ο", s: "5$", t: "7τ", u: "υ", x: "χ", p: "ρ" }).flatMap(
    ([letter, likes]) => [...likes].map((like) => [like, letter] as const),
  ),
);

const INVISIBLE = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const ANY_LETTER = /\p{L}/u;
const WORD_SIGN = /[\p{L}\p{N}@$!]/u;
const BLANK = /\s/u;

/** Letters of a word that are looked at. */
const LONGEST = 48;

/** Letters in a row that stand alone and are read together. */
const SPELT = 3;

/** Russian letters that are no words by themselves: whoever sets one apart has cut a word. */
const NO_WORDS = new Set("бгджзйлмнпртфхцчшщыьъэюе");

/** Returns everything that may be read in the text as a word: words, what is cut by signs or blanks, and what is spelt. */
export function wordsIn(text: string): readonly Word[] {
  const chunks = chunksOf(text);
  return [
    ...chunks.flatMap(({ pieces }) => (pieces.length > 1 ? [...pieces, pieces.flat()] : pieces)),
    ...spelt(chunks),
    ...cut(chunks),
  ].flatMap((letters) => wordOf(letters) ?? []);
}

/** What stands between two blanks, as pieces between other signs. */
interface Chunk {
  readonly pieces: readonly (readonly Letter[])[];
}

function chunksOf(text: string): readonly Chunk[] {
  const chunks: Letter[][][] = [];
  let pieces: Letter[][] = [];
  let piece: Letter[] = [];
  const endPiece = () => {
    // What begins or ends with an exclamation mark is a word and a mark.
    while (piece.at(-1)?.read === "!") piece.pop();
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  const endChunk = () => {
    endPiece();
    if (pieces.length > 0) chunks.push(pieces);
    pieces = [];
  };
  let from = 0;
  for (const sign of text) {
    const to = from + sign.length;
    if (BLANK.test(sign)) endChunk();
    for (const read of readAs(sign)) {
      if (!WORD_SIGN.test(read) || (read === "!" && piece.length === 0)) endPiece();
      else piece.push({ read, from, to });
    }
    from = to;
  }
  endChunk();
  return chunks.map((found) => ({ pieces: found }));
}

/** й is a letter of its own until words are looked at: alone it is no word, and и is one. */
function readAs(sign: string): string {
  const small = sign.toLowerCase();
  return small === "й" ? small : small.normalize("NFKD").replaceAll(INVISIBLE, "");
}

/** Letters that stand alone one after another, from each of them to the last. */
function spelt(chunks: readonly Chunk[]): readonly (readonly Letter[])[] {
  const found: (readonly Letter[])[] = [];
  let row: Letter[] = [];
  const endRow = () => {
    for (let start = 0; row.length - start >= SPELT && start < LONGEST; start += 1) found.push(row.slice(start));
    row = [];
  };
  for (const { pieces } of chunks) {
    if (pieces.every((piece) => piece.length === 1)) row.push(...pieces.flat());
    else endRow();
  }
  endRow();
  return found;
}

/** A piece with a letter before or after it that is no word by itself. */
function cut(chunks: readonly Chunk[]): readonly (readonly Letter[])[] {
  return chunks.flatMap((chunk, index) => {
    const next = chunks[index + 1];
    if (next === undefined || (!isNoWord(chunk) && !isNoWord(next))) return [];
    return [[...chunk.pieces.flat(), ...next.pieces.flat()]];
  });
}

function isNoWord({ pieces: [first, ...others] }: Chunk): boolean {
  return others.length === 0 && first?.length === 1 && NO_WORDS.has(first[0]?.read ?? "");
}

function wordOf(letters: readonly Letter[]): Word | null {
  const [first] = letters;
  const last = letters.at(-1);
  const written = letters.map(({ read }) => read);
  if (first === undefined || last === undefined || !written.some((sign) => ANY_LETTER.test(sign))) return null;
  const script = written.some((sign) => CYRILLIC.test(sign)) ? "cyrillic" : "latin";
  const read = written.map(script === "cyrillic" ? asCyrillic : asLatin).slice(0, LONGEST);
  const squeezed = read.filter((sign, index) => sign !== read[index - 1] || sign !== read[index - 2]);
  return { letters: squeezed.join(""), script, from: first.from, to: last.to };
}

function asCyrillic(sign: string): string {
  return AS_CYRILLIC.get(sign) ?? sign;
}

function asLatin(sign: string): string {
  return AS_LATIN.get(sign) ?? sign;
}
