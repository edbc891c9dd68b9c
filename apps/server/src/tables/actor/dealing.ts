import { createHash, randomBytes, randomInt } from "node:crypto";
import { shuffle, type Card } from "@trelyazh/preferans";
import type { Boards, Table } from "@trelyazh/table";
import type { DealSecret } from "../journal/table-store.ts";

/** Where chance comes from; tests bring their own. */
export interface Chance {
  /** A fresh secret that nobody can guess, as hexadecimal digits. */
  seed(): string;
  /** A whole number from 0 up to and without `bound`. */
  below(bound: number): number;
}

export const cryptoChance: Chance = {
  seed: () => randomBytes(32).toString("hex"),
  below: (bound) => randomInt(bound),
};

/** A deck with what the journal keeps of where it comes from. */
export interface Drawn {
  readonly deck: readonly Card[];
  readonly secret?: DealSecret;
}

/** Where tables get their decks from. */
export interface DeckSource {
  /** Returns the deck of that deal, from 1, of a table. Throws when the club has not got it. */
  draw(table: Pick<Table, "deckSource">, dealNumber: number): Drawn;
  /** Returns that set of boards as tables name it. Throws when the club has not got it. */
  boardsOf(set: string): Boards;
}

/** The boards that tables may play, by the name of their set: a deck for each deal, in order. */
export type BoardSets = ReadonlyMap<string, readonly (readonly Card[])[]>;

/** A deck is shuffled for its table alone, from a fresh seed, unless that table plays boards. */
export function deckSource(chance: Chance, sets: BoardSets): DeckSource {
  return {
    draw({ deckSource: boards }, dealNumber) {
      if (boards !== undefined) return { deck: boardOf(sets, boards.set, dealNumber) };
      const serverSeed = chance.seed();
      return { deck: deckOf(serverSeed, dealNumber), secret: { serverSeed } };
    },
    boardsOf: (set) => ({ kind: "boards", set, count: decksOf(sets, set).length }),
  };
}

function decksOf(sets: BoardSets, set: string): readonly (readonly Card[])[] {
  const decks = sets.get(set);
  if (decks === undefined) throw new Error(`there are no boards called "${set}"`);
  return decks;
}

function boardOf(sets: BoardSets, set: string, dealNumber: number): readonly Card[] {
  const deck = decksOf(sets, set)[dealNumber - 1];
  if (deck === undefined) throw new Error(`there is no board ${dealNumber} called "${set}"`);
  return deck;
}

/** The deck of that deal; the same seed always gives the same one. */
export function deckOf(serverSeed: string, dealNumber: number): readonly Card[] {
  return shuffle({
    serverSeed,
    clientNonces: [],
    dealNumber,
    sha256: (data) => createHash("sha256").update(data).digest(),
  });
}
