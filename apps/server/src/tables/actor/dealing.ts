import { createHash, randomBytes, randomInt } from "node:crypto";
import { shuffle, type Card } from "@trelyazh/preferans";

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

/** The deck of that deal; the same seed always gives the same one. */
export function deckOf(serverSeed: string, dealNumber: number): readonly Card[] {
  return shuffle({
    serverSeed,
    clientNonces: [],
    dealNumber,
    sha256: (data) => createHash("sha256").update(data).digest(),
  });
}
