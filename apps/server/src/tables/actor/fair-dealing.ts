import { drawnDeal, isNonceMissing, nextDealNumber, noncesOf, pledgeFor, whyNotAddNonce } from "@trelyazh/table";
import type { PledgedDeal, Table, TableEvent } from "@trelyazh/table";
import { ClubError } from "../../club-error.ts";
import type { LoadedTable } from "../journal/replay.ts";
import type { JournalRow, TableStore } from "../journal/table-store.ts";
import type { TableMemory } from "./table-memory.ts";

/** What a client adds to a deal. */
export interface Addition {
  readonly deal: number;
  readonly nonce: string;
}

/** What a deal that was pledged is drawn from. */
export interface PledgedSource {
  readonly seed: string;
  /** By seat. */
  readonly nonces: readonly string[];
}

/** Of the deal that is on and of the next one. */
const SEEDS_AT_HAND = 2;

/**
 * What the owner of a table knows of how its deals are drawn: the seeds that it is bound to, which the journal keeps, and the
 * nonces for the next deal, which are in memory alone until that is dealt. Where they are lost the deal is drawn without.
 */
export class FairDealing {
  readonly #store: Pick<TableStore, "loadPage">;
  /** By the number of the event that told their commitment. */
  readonly #seeds = new Map<number, string>();
  #deal: number;
  #given: Map<string, string>;
  /** The deal that is being drawn, or was drawn last: nothing can be added to it any more. */
  #drawing = 0;

  constructor(store: Pick<TableStore, "loadPage">, { rows }: LoadedTable, memory: Pick<TableMemory, "nonces"> | null) {
    this.#store = store;
    this.#deal = memory?.nonces?.deal ?? 0;
    this.#given = new Map(memory?.nonces?.given);
    this.remember(rows);
  }

  get known(): Pick<TableMemory, "nonces"> {
    return { nonces: { deal: this.#deal, given: [...this.#given] } };
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { envelope, secret } of rows) {
      if (secret?.nextSeed === undefined) continue;
      this.#seeds.set(envelope.seq, secret.nextSeed);
      const [oldest] = this.#seeds.keys();
      if (this.#seeds.size > SEEDS_AT_HAND && oldest !== undefined) this.#seeds.delete(oldest);
    }
  }

  /** Takes a nonce for the next deal; the same one again changes nothing. Refuses all that is too late, or another one. */
  add(table: Table, userId: string, { deal, nonce }: Addition): void {
    const code = whyNotAddNonce(table, userId, deal);
    if (code !== null) throw new ClubError(code);
    const given = this.#givenFor(deal).get(userId);
    if (given === nonce) return;
    if (deal === this.#drawing) throw new ClubError("STALE_COMMAND");
    if (given !== undefined) throw new ClubError("NONCE_GIVEN");
    if (deal !== this.#deal) this.#given = new Map();
    this.#deal = deal;
    this.#given.set(userId, nonce);
  }

  /** Says whether the next deal would be drawn without the nonce of somebody who sits there. */
  isIncomplete(table: Table): boolean {
    return isNonceMissing(table, this.#givenFor(nextDealNumber(table)));
  }

  /** Returns what the next deal is drawn from, and takes no more for it; null if nothing was pledged. */
  async sourceOf(table: Table): Promise<PledgedSource | null> {
    const deal = nextDealNumber(table);
    const seed = await this.#seedOf(table, pledgeFor(table, deal));
    if (seed === null) return null;
    this.#drawing = deal;
    return { seed, nonces: noncesOf(table, this.#givenFor(deal)) };
  }

  /** Puts the seed of a deal to the event that ends it. */
  async withSeed(table: Table, events: readonly TableEvent[]): Promise<readonly TableEvent[]> {
    if (!events.some(isDealsEnd)) return events;
    const seed = await this.#seedOf(table, drawnDeal(table));
    return seed === null ? events : events.map((event) => (isDealsEnd(event) ? { ...event, seed } : event));
  }

  #givenFor(deal: number): ReadonlyMap<string, string> {
    return deal === this.#deal ? this.#given : new Map();
  }

  /** Where the journal was handed on without its secrets there is none. */
  async #seedOf({ id }: Table, pledged: PledgedDeal | null): Promise<string | null> {
    if (pledged === null) return null;
    const { seq } = pledged;
    if (!this.#seeds.has(seq)) this.remember(await this.#store.loadPage(id, { after: seq - 1, count: 1 }));
    return this.#seeds.get(seq) ?? null;
  }
}

function isDealsEnd(event: TableEvent): event is Extract<TableEvent, { type: "game" }> {
  return event.type === "game" && event.event.type === "dealScored";
}
