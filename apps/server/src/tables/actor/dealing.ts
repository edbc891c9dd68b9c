import { createHash, randomBytes, randomInt } from "node:crypto";
import { commitment, shuffle, SHUFFLE_VERSION, type Card, type DealSource, type Sha256 } from "@trelyazh/preferans";
import type { Boards, CommandOf, Pledge, Table } from "@trelyazh/table";
import type { DealSecret } from "../journal/table-store.ts";
import type { PledgedSource } from "./fair-dealing.ts";

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

/** A deck with what is told of where it comes from, and what the journal keeps of that. */
export interface Drawn {
  readonly deck: readonly Card[];
  readonly told?: Omit<CommandOf<"deal">, "type" | "deck">;
  readonly secret?: DealSecret;
}

/** What a table's first event commits the club to, with the secret behind it. */
export interface FirstPledge {
  readonly pledge: Pledge;
  readonly secret: DealSecret;
}

/** Where tables get their decks from. */
export interface DeckSource {
  /** Returns the deck of that deal, from 1, of a table, drawn as it was pledged. Throws when the club has not got it. */
  draw(table: Pick<Table, "deckSource">, dealNumber: number, pledged: PledgedSource | null): Drawn;
  /** Commits the club to the first deal of a new table, which shuffles for itself. */
  pledge(): FirstPledge;
  /** Returns that set of boards as tables name it. Throws when the club has not got it. */
  boardsOf(set: string): Boards;
}

/** The boards that tables may play, by the name of their set: a deck for each deal, in order. */
export type BoardSets = ReadonlyMap<string, readonly (readonly Card[])[]>;

/** A deck is shuffled for its table alone, from a fresh seed, unless that table plays boards. */
export function deckSource(chance: Chance, sets: BoardSets): DeckSource {
  return {
    draw({ deckSource: boards }, dealNumber, pledged) {
      if (boards !== undefined) return { deck: boardOf(sets, boards.set, dealNumber) };
      const serverSeed = pledged?.seed ?? chance.seed();
      const { pledge, secret } = pledgeOf(chance.seed());
      const told = { pledge, ...(pledged !== null && { nonces: pledged.nonces }) };
      const deck = deckOf({ serverSeed, dealNumber, clientNonces: pledged?.nonces ?? [] });
      return { deck, told, secret: { serverSeed, ...secret } };
    },
    pledge: () => pledgeOf(chance.seed()),
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

const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** The next seed is fixed, and its commitment told, before anybody can add anything to the deal that is drawn from it. */
function pledgeOf(nextSeed: string): FirstPledge {
  const pledge = { version: SHUFFLE_VERSION, commitment: commitment({ serverSeed: nextSeed, sha256 }) };
  return { pledge, secret: { nextSeed } };
}

/** The deck of a deal; the same source always gives the same one. */
export function deckOf(source: DealSource): readonly Card[] {
  return shuffle({ ...source, sha256 });
}
