import { distance } from "fastest-levenshtein";

/** A variable that is none of ours, and the one that was probably meant. */
export interface Misspelling {
  readonly written: string;
  readonly meant: string;
}

/** Names of at least that length may differ by two letters; short ones have too many neighbours of other people's. */
const LONG = 8;

/** Finds the variables whose names are nearly those of ours: whoever wrote them thinks that they count. */
export function findMisspellings(
  environment: Readonly<Record<string, string | undefined>>,
  ours: readonly string[],
): readonly Misspelling[] {
  const foreign = Object.keys(environment).filter((name) => !ours.includes(name));
  return foreign.flatMap((written) => {
    const meant = ours.find((name) => isNearly(written.toUpperCase(), name));
    return meant === undefined ? [] : [{ written, meant }];
  });
}

function isNearly(written: string, name: string): boolean {
  const letters = (text: string) => [...text].toSorted().join("");
  return distance(written, name) <= (name.length < LONG ? 1 : 2) || letters(written) === letters(name);
}
