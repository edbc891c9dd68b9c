import { randomUUID } from "node:crypto";
import type { Seat } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";
import type { Guest } from "../people/guest.ts";
import { Player } from "../people/player.ts";
import type { TestClub } from "./start-test-club.ts";

export interface Seated extends Disposable {
  readonly tableId: string;
  readonly guests: readonly Guest[];
  /** By seat; each watches the table. */
  readonly players: readonly Player[];
  /** Whoever has the turn, once they know of it. */
  onTurn(): Promise<Player>;
}

/** So many new guests at a table of their own, where the first deal is about to be dealt. */
export async function seatPeople(
  club: Pick<TestClub, "guest">,
  count: number,
  wish: Partial<CreateTable>,
): Promise<Seated> {
  const guests: Guest[] = [];
  while (guests.length < count) guests.push(await club.guest());
  const [creator, ...others] = guests;
  if (creator === undefined) throw new RangeError("a table is opened by somebody");
  const { tableId } = await creator.api.table.create.mutate({ turnSeconds: 60, bots: 0, ...wish });
  // Chairs are numbered as seats are.
  for (const [index, guest] of others.entries())
    await guest.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: (index + 1) as Seat });
  const players = guests.map((guest) => new Player(guest, tableId));
  await Promise.all(players.map((player) => player.watch()));
  const [first] = players;
  if (first === undefined) throw new RangeError("nobody plays");
  return {
    tableId,
    guests,
    players,
    async onTurn() {
      const { turn, seq } = await first.until((table) => table.turn !== null);
      const player = players[turn?.actor ?? 0] ?? first;
      await player.until((table) => table.seq >= seq);
      return player;
    },
    [Symbol.dispose]: () => players.forEach((player) => player[Symbol.dispose]()),
  };
}
