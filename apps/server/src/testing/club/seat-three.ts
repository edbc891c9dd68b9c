import type { CreateTable } from "@trelyazh/protocol";
import type { Guest } from "../people/guest.ts";
import type { Player } from "../people/player.ts";
import { seatPeople, type Seated } from "./seat-people.ts";
import type { TestClub } from "./start-test-club.ts";

export interface SeatedThree extends Seated {
  readonly guests: readonly [Guest, Guest, Guest];
  /** By seat; each watches the table. */
  readonly players: readonly [Player, Player, Player];
}

/** Three new guests at a table of their own, where the first deal is about to be dealt. */
export async function seatThree(club: Pick<TestClub, "guest">, wish: Partial<CreateTable> = {}): Promise<SeatedThree> {
  // Three guests have been asked for.
  return (await seatPeople(club, 3, { preset: "sochi", poolTarget: 10, ...wish })) as SeatedThree;
}
