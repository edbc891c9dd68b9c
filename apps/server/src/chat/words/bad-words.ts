import * as english from "./english.ts";
import { wordsIn, type Word } from "./reading.ts";
import * as russian from "./russian.ts";

/** Where in a text a masked word begins, and how long it is, in UTF-16 units. */
export type Masked = readonly [at: number, length: number];

interface Patterns {
  readonly beginnings: RegExp;
  readonly anywhere: RegExp;
  readonly spared: RegExp;
}

/** Returns what is to be masked in a line of chat, in its order and without overlaps; mostly nothing. */
export function maskedIn(text: string): readonly Masked[] {
  const found = wordsIn(text)
    .filter(isObscene)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const masked: [number, number][] = [];
  for (const { from, to } of found) {
    const last = masked.at(-1);
    if (last !== undefined && from < last[0] + last[1]) last[1] = Math.max(last[1], to - last[0]);
    else masked.push([from, to - from]);
  }
  return masked;
}

/** Says whether a name has a word that no name may have; stricter than what is masked in chat. */
export function hasBadWord(name: string): boolean {
  const humps = name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|_/gu, " ");
  const joined = name.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return [name, humps, scriptsApart(name), joined].some((text) => wordsIn(text).some(isBadInName));
}

function isBadInName(word: Word): boolean {
  return isObscene(word) || isOf(word, word.script === "cyrillic" ? russian.RUDE : english.RUDE);
}

function isObscene(word: Word): boolean {
  return isOf(word, word.script === "cyrillic" ? russian.OBSCENE : english.OBSCENE);
}

function isOf({ letters }: Word, { beginnings, anywhere, spared }: Patterns): boolean {
  return (beginnings.test(letters) || anywhere.test(letters)) && !spared.test(letters);
}

/** What is written of two scripts may be two words as well. */
function scriptsApart(name: string): string {
  return name.replaceAll(
    /(?<=\p{Script=Cyrillic})(?=\p{Script=Latin})|(?<=\p{Script=Latin})(?=\p{Script=Cyrillic})/gu,
    " ",
  );
}
