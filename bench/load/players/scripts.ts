import { randomUUID } from "node:crypto";
import { DECK } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";
import type { Random } from "@trelyazh/solver";
import { chooseMove } from "./choose-move.ts";
import { request } from "./line.ts";
import type { Choice, Script } from "./played-table.ts";
import type { Player } from "./player.ts";

/** A pulya that no run is long enough to finish by rights, and a clock that nobody runs out of. */
const WISH: CreateTable = { preset: "sochi", poolTarget: 100, turnSeconds: 300, bots: 0 };

/** Brings three connected players to a new table, where the first deal follows at once. */
export async function sitDown(players: readonly Player[]): Promise<string> {
  const [creator, ...others] = players.map(({ line }) => {
    if (line === null) throw new Error("a player without a connection cannot sit down");
    return line;
  });
  if (creator === undefined) throw new Error("nobody to sit down");
  const { tableId } = await request<{ readonly tableId: string }>(creator, "table.create", WISH);
  await Promise.all(players.map((player) => player.watch(tableId)));
  for (const [index, line] of others.entries())
    await request(line, "table.join", { tableId, commandId: randomUUID(), seat: index + 1 });
  return tableId;
}

/** Legal deals by chance, from what each player sees of the table. After so many of them everybody leaves for a new table. */
export function byTheRules(random: Random, deals = Number.POSITIVE_INFINITY): Script {
  const isPlayedOut = (players: readonly Player[]): boolean =>
    deals !== Number.POSITIVE_INFINITY && players.every(({ view }) => (view?.pulya?.dealNumber ?? 0) > deals);
  return {
    choose(players, seen) {
      if (isPlayedOut(players)) return null;
      for (const [seat, player] of players.entries()) {
        const choice = choiceOf(player, { seat, seen, random });
        if (choice !== null) return choice;
      }
      return null;
    },
    renew(players) {
      if (players.every(({ view }) => view?.status === "finished")) return sitDown(players);
      return isPlayedOut(players) ? moveToNewTable(players) : null;
    },
  };
}

async function moveToNewTable(players: readonly Player[]): Promise<string> {
  for (const { line, view } of players) {
    if (line !== null && view !== null)
      await request(line, "table.leave", { tableId: view.id, commandId: randomUUID() });
  }
  return sitDown(players);
}

interface Turn {
  readonly seat: number;
  readonly seen: number;
  readonly random: Random;
}

function choiceOf(player: Player, { seat, seen, random }: Turn): Choice | null {
  const { turn, line } = player;
  if (line === null || player.last < seen || turn?.actor !== seat) return null;
  const { view } = player;
  if (view === null || view.turn?.actor !== seat || view.pulya === null) return null;
  const move = chooseMove(view.pulya, view.turn.actor, random);
  return move && { player, turnNumber: view.turn.number, move };
}

/** The players of a relay, which knows no rules: everybody plays a card in turn. */
export function inTurn(): Script {
  let turnNumber = 0;
  return {
    choose(players) {
      turnNumber += 1;
      const player = players[turnNumber % players.length];
      const card = DECK[turnNumber % DECK.length];
      return player && card ? { player, turnNumber, move: { type: "playCard", card } } : null;
    },
    renew: () => null,
  };
}
