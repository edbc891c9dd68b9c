import { randomUUID } from "node:crypto";
import type { Seat } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";
import type { Guest } from "../people/guest.ts";
import { Player } from "../people/player.ts";
import type { TestClub } from "./start-test-club.ts";

export interface SeatedThree extends Disposable {
  readonly tableId: string;
  readonly guests: readonly [Guest, Guest, Guest];
  /** By seat; each watches the table. */
  readonly players: readonly [Player, Player, Player];
  /** Whoever has the turn, once they know of it. */
  onTurn(): Promise<Player>;
}

/** Three new guests at a table of their own, where the first deal is about to be dealt. */
export async function seatThree(club: Pick<TestClub, "guest">, wish: Partial<CreateTable> = {}): Promise<SeatedThree> {
  const guests = [await club.guest(), await club.guest(), await club.guest()] as const;
  const [creator, ...others] = guests;
  const { tableId } = await creator.api.table.create.mutate({
    preset: "sochi",
    poolTarget: 10,
    turnSeconds: 60,
    bots: 0,
    ...wish,
  });
  // Chairs are numbered as seats are.
  for (const [index, guest] of others.entries())
    await guest.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: (index + 1) as Seat });
  const players = [
    new Player(guests[0], tableId),
    new Player(guests[1], tableId),
    new Player(guests[2], tableId),
  ] as const;
  await Promise.all(players.map((player) => player.watch()));
  return {
    tableId,
    guests,
    players,
    async onTurn() {
      const { turn, seq } = await players[0].until((table) => table.turn !== null);
      const player = players[turn?.actor === 1 ? 1 : turn?.actor === 2 ? 2 : 0];
      await player.until((table) => table.seq >= seq);
      return player;
    },
    [Symbol.dispose]: () => players.forEach((player) => player[Symbol.dispose]()),
  };
}
