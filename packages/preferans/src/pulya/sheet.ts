import { at } from "../at.ts";
import type { ScoreEntry, Sheet } from "./score.ts";
import { personsAt } from "../seats.ts";

type WhistEntry = Extract<ScoreEntry, { column: "whists" }>;

/** Returns a paper on which nothing is written yet. Whists of people on themselves stay zero. */
export function blankSheet(players: 2 | 3 | 4): Sheet {
  const zeros = personsAt(players).map(() => 0);
  return { pool: zeros, mountain: zeros, whists: zeros.map(() => zeros), entries: [] };
}

const raise = (list: readonly number[], seat: number, amount: number): readonly number[] =>
  list.with(seat, at(list, seat) + amount);

const raiseWhists = (whists: Sheet["whists"], { seat, on, amount }: WhistEntry): Sheet["whists"] =>
  whists.with(seat, raise(at(whists, seat), on, amount));

/** The paper with these lines written on it. */
export function addEntries(sheet: Sheet, entries: readonly ScoreEntry[]): Sheet {
  let { pool, mountain, whists } = sheet;
  for (const entry of entries) {
    if (entry.column === "pool") pool = raise(pool, entry.seat, entry.amount);
    else if (entry.column === "whists") whists = raiseWhists(whists, entry);
    else mountain = raise(mountain, entry.seat, entry.amount);
  }
  return { pool, mountain, whists, entries: [...sheet.entries, ...entries] };
}
