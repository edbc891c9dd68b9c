import { isReserved } from "./reserved.ts";
import { isNameLetter, isOfOneScript } from "./scripts.ts";

/** Why a name cannot be somebody's. The last two are for the club alone to say. */
export const NAME_FAULTS = [
  "short",
  "long",
  "spaces",
  "invisible",
  "character",
  "marks",
  "signs",
  "letterless",
  "scripts",
  "reserved",
  "rude",
] as const;
export type NameFault = (typeof NAME_FAULTS)[number];

/** How many letters, digits and signs a name has. */
export const NAME_LENGTH = { least: 2, most: 20 } as const;

const MOST_MARKS = 2;
const MOST_SIGNS = 3;

const INVISIBLE = /^[\p{C}\p{Default_Ignorable_Code_Point}\u2800]$/u;
const MARK = /^[\p{Mn}\p{Mc}]$/u;
const SIGN = /^[-.'’_]$/u;

/** Returns the name that somebody means who has typed that: composed, and without blanks around it. */
export function tidyName(typed: string): string {
  return typed.normalize("NFC").trim();
}

/**
 * Returns why nobody can be called so, or null; of a name as `tidyName` returns it. Its characters come from what Unicode
 * advises for identifiers (UTS 39): letters of one script a word, digits, few signs, nothing that is not seen.
 */
export function nameFault(name: string): NameFault | null {
  return faultOfCharacters(name) ?? faultOfMarks(name) ?? faultOfLength(name) ?? faultOfWhole(name);
}

function faultOfCharacters(name: string): NameFault | null {
  for (const character of name) {
    if (INVISIBLE.test(character)) return "invisible";
    if (character !== " " && /^\p{Z}$/u.test(character)) return "spaces";
    const isKnown = /^[ 0-9]$/u.test(character) || SIGN.test(character) || MARK.test(character);
    if (!isKnown && !isNameLetter(character)) return "character";
  }
  return name.includes("  ") ? "spaces" : null;
}

/** A mark stands at a letter, with one other at most. */
function faultOfMarks(name: string): NameFault | null {
  let base = "";
  let marks: string[] = [];
  for (const character of name) {
    if (!MARK.test(character)) {
      base = character;
      marks = [];
      continue;
    }
    if (marks.length === MOST_MARKS || marks.includes(character) || !/^\p{L}$/u.test(base)) return "marks";
    marks.push(character);
  }
  return null;
}

function faultOfLength(name: string): NameFault | null {
  const length = [...name].filter((character) => !MARK.test(character)).length;
  if (length < NAME_LENGTH.least) return "short";
  return length > NAME_LENGTH.most ? "long" : null;
}

function faultOfWhole(name: string): NameFault | null {
  const signs = [...name].filter((character) => SIGN.test(character)).length;
  // A full stop may end a word, as of an initial; other signs stand between letters or digits.
  const isPlaced = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[-'’_.](?=[\p{L}\p{N}])|\.(?=$| )| (?=[\p{L}\p{N}]))*$/u.test(
    name,
  );
  if (signs > MOST_SIGNS || !isPlaced) return "signs";
  if (!/\p{L}/u.test(name)) return "letterless";
  if (!name.split(/[ \-._]/u).every(isOfOneScript)) return "scripts";
  return isReserved(name) ? "reserved" : null;
}
