import { createHmac } from "node:crypto";
import type { NextStep } from "@trelyazh/table";
import type { Chance } from "./dealing.ts";

type BotStep = Extract<NextStep, { type: "moveBot" }>;

/**
 * The chance of one table's bots. What is public of a turn must not tell how a bot thinks in it, or a player could think the
 * same and see through its cards. The secret is in no journal: a move that was made is stored as such, and one that was not
 * made before a restart has been seen by nobody.
 */
export class BotChance {
  readonly #secret: string;

  constructor(chance: Pick<Chance, "seed">) {
    this.#secret = chance.seed();
  }

  /** The same for the same turn, so that a bot which is asked again has no second throw. */
  seedFor({ turnNumber, seat }: Pick<BotStep, "turnNumber" | "seat">): number {
    return createHmac("sha256", this.#secret).update(`${turnNumber} ${seat}`).digest().readInt32BE();
  }
}
