import { createHash } from "node:crypto";
import { commitment, shuffle, SHUFFLE_VERSION } from "@trelyazh/preferans";
import type { TableCommand } from "../commands/commands.ts";
import { decideTable } from "../decide/decide-table.ts";
import { numberEvents } from "../decide/number-events.ts";
import type { TableEnvelope, TableEvent } from "../state/events.ts";
import type { Pledge } from "../state/pledges.ts";
import type { Table } from "../state/table.ts";
import { NOW, PEOPLE, START, created, movesIn, turnOf, type Setup } from "./live-table.ts";

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
export const SEEDS = ["first", "second", "third"] as const;
export const NONCES = ["a".repeat(32), "", "c".repeat(32)] as const;

/** By the number of chairs. */
const NONCES_FOR = { 2: [NONCES[0], ""], 3: NONCES, 4: [...NONCES, "d".repeat(32)] } as const;

export const pledgeOf = (serverSeed: string): Pledge => ({
  version: SHUFFLE_VERSION,
  commitment: commitment({ serverSeed, sha256 }),
});

export const PLEDGED = { pledge: pledgeOf(SEEDS[0]) };

/** Deals what was pledged, and pledges the next deal. */
export function fairDeal(dealNumber: 1 | 2, players: keyof typeof NONCES_FOR = 3): TableCommand {
  const nonces = NONCES_FOR[players];
  const deck = shuffle({ serverSeed: SEEDS[dealNumber === 1 ? 0 : 1], clientNonces: nonces, dealNumber, sha256 });
  return { type: "deal", deck, nonces, pledge: pledgeOf(SEEDS[dealNumber]) };
}

/** A table with all that has happened there. */
export class Recorded {
  readonly record: TableEnvelope[];
  table: Table;

  constructor(players: NonNullable<Setup["players"]> = 3) {
    const transitions = created({ players, bots: players - 1, conditions: PLEDGED });
    this.record = transitions.map(({ envelope }) => envelope);
    this.table = transitions.at(-1)?.table ?? transitions[0].table;
  }

  /** `seed` is told with the end of a deal. */
  carryOut(command: TableCommand, seed?: string): void {
    const decision = decideTable(this.table, command);
    if (!decision.ok) throw new Error(decision.code);
    const events = decision.events.map((event): TableEvent => {
      const isEnd = event.type === "game" && event.event.type === "dealScored";
      return isEnd && seed !== undefined ? { ...event, seed } : event;
    });
    for (const { envelope, table } of numberEvents(this.table, command, { events, at: NOW })) {
      this.record.push(envelope);
      this.table = table;
    }
  }

  /** Everybody passes, until the deal is over. */
  playOut(seed?: string): void {
    while (this.table.turn !== null) {
      const moves = movesIn(this.table);
      const move = moves.find((each) => each.type === "call" && each.call === "pass") ?? moves[0];
      if (move === undefined) throw new Error("nobody can move");
      const { number: turnNumber, actor } = turnOf(this.table);
      const { seat: _seat, ...wish } = move;
      const isBots = this.table.seats[actor]?.kind === "bot";
      this.carryOut(
        isBots ? { type: "moveBot", turnNumber, move } : { type: "act", member: PEOPLE[actor], turnNumber, wish },
        seed,
      );
    }
  }
}

/** Two deals that were pledged, and one that a node of an earlier release has dealt. */
export function evening(players: NonNullable<Setup["players"]> = 3): Recorded {
  const recorded = new Recorded(players);
  recorded.carryOut(START);
  recorded.carryOut(fairDeal(1, players));
  recorded.playOut(SEEDS[0]);
  recorded.carryOut(fairDeal(2, players));
  recorded.playOut(SEEDS[1]);
  recorded.carryOut({ type: "deal", deck: shuffle({ serverSeed: "x", clientNonces: [], dealNumber: 3, sha256 }) });
  recorded.playOut();
  return recorded;
}
