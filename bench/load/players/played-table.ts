import { randomUUID } from "node:crypto";
import type { Act } from "@trelyazh/protocol";
import type { Wish } from "@trelyazh/table";
import type { Answer } from "./line.ts";
import type { Player } from "./player.ts";
import type { Tally } from "../tally.ts";

/** What somebody at the table does next. */
export interface Choice {
  readonly player: Player;
  readonly turnNumber: number;
  readonly move: Wish;
}

/** Decides what happens at a table. */
export interface Script {
  /** Null while nobody can move; `seen` is the number that whoever moves must have seen. */
  choose(players: readonly Player[], seen: number): Choice | null;
  /** Brings the players to a new table if this one is over; resolves with its id, null if it is not over. */
  renew(players: readonly Player[]): Promise<string> | null;
}

/** A command that the server has said to have carried out. */
export interface Receipt {
  readonly tableId: string;
  readonly seat: number;
  readonly seq: number;
}

/** What has been acknowledged, by command id. */
export type Ledger = Map<string, Receipt>;

export interface PlayedTableOptions {
  readonly id: string;
  readonly players: readonly Player[];
  readonly script: Script;
  readonly tally: () => Tally;
  /** Where acks are kept, to be compared with the journal. */
  readonly ledger?: Ledger;
}

interface Acting {
  readonly player: Player;
  readonly act: Act;
  readonly sentAt: number;
  /** The server could not do it just now. */
  isRefused: boolean;
}

/** Refusals after which the same command is to be sent again. */
const PASSING: readonly string[] = ["DATABASE_AWAY", "NODE_AWAY", "RESTARTING", "BUSY"];

/** Three players who move by a script, one move at each beat. */
export class PlayedTable {
  readonly players: readonly Player[];
  /** When a move was last acknowledged, on the clock of `performance.now`. */
  movedAt = 0;
  readonly #options: PlayedTableOptions;
  #id: string;
  #acting: Acting | null = null;
  #acknowledged = 0;
  #isRenewing = false;

  constructor(options: PlayedTableOptions) {
    this.#options = options;
    this.#id = options.id;
    this.players = options.players;
    for (const player of this.players) player.onBack = () => this.#sendAgain(player);
  }

  get id(): string {
    return this.#id;
  }

  /** Says whether an answer or an event has not come yet. */
  get isWaiting(): boolean {
    return this.#acting !== null || this.players.some((player) => player.isWaiting);
  }

  beat(): void {
    if (this.#acting !== null) {
      this.#options.tally().skipped += 1;
      if (this.#acting.isRefused) this.#send(this.#acting);
    } else if (!this.#isRenewing) {
      this.#moveOn();
    }
  }

  #moveOn(): void {
    const { script } = this.#options;
    const choice = script.choose(this.players, this.#acknowledged);
    if (choice !== null) {
      const { player, ...rest } = choice;
      const act = { tableId: this.#id, commandId: randomUUID(), ...rest };
      this.#options.tally().moves += 1;
      this.#acting = { player, act, sentAt: performance.now(), isRefused: false };
      this.#send(this.#acting);
      return;
    }
    this.#options.tally().skipped += 1;
    const renewed = script.renew(this.players);
    if (renewed !== null) void this.#startAnew(renewed);
  }

  async #startAnew(renewed: Promise<string>): Promise<void> {
    this.#isRenewing = true;
    try {
      this.#id = await renewed;
      this.#acknowledged = 0;
    } catch (error) {
      this.#options.tally().failed(`no new table: ${String(error)}`);
    }
    this.#isRenewing = false;
  }

  #sendAgain(player: Player): void {
    if (this.#acting?.player === player) this.#send(this.#acting);
  }

  #send(acting: Acting): void {
    acting.isRefused = false;
    acting.player.line?.ask("mutation", { path: "table.act", input: acting.act }, (answer) => {
      if (this.#acting === acting) this.#settle(acting, answer);
    });
  }

  #settle(acting: Acting, answer: Answer): void {
    const tally = this.#options.tally();
    if (!answer.ok) {
      tally.failed(answer.code);
      if (PASSING.includes(answer.code)) acting.isRefused = true;
      else this.#acting = null;
      return;
    }
    // A receipt is all that the procedure returns.
    const { seq } = answer.data as { readonly seq: number };
    const { player, act, sentAt } = acting;
    this.#acting = null;
    this.#acknowledged = seq;
    this.movedAt = performance.now();
    tally.answered += 1;
    const seat = this.players.indexOf(player);
    this.#options.ledger?.set(act.commandId, { tableId: act.tableId, seat, seq });
    for (const other of this.players) if (other !== player) other.expect(seq, sentAt);
  }
}
