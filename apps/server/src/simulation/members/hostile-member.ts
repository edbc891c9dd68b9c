import { DECK, legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { refusalIn, type Ask } from "../world/line.ts";
import type { MemberParts } from "./member-parts.ts";
import { seededUuid } from "./seeded-uuid.ts";
import { Watch } from "./watch.ts";

/** Ids that are used again for something else. */
const REMEMBERED = 20;
const MOST_WATCHES = 4;
const REST_MS = 400;

/** Somebody who does whatever the club lets them do, and tries what it does not. */
export class HostileMember {
  readonly #parts: MemberParts;
  readonly #ids: string[] = [];
  readonly #watches: Watch[] = [];
  #isTired = false;

  constructor(parts: MemberParts) {
    this.#parts = parts;
  }

  /** They do nothing any more. */
  tire(): void {
    this.#isTired = true;
    for (const watch of this.#watches) watch.close();
  }

  async live(): Promise<void> {
    const { network, random, truth } = this.#parts;
    while (!this.#isTired) {
      await network.time.wait(random.below(random.below(20) === 0 ? 60_000 : REST_MS));
      const tableId = random.pick([...truth.tableIds.slice(-30), seededUuid(random)]);
      await random.pick(this.#attacks)(tableId);
    }
  }

  readonly #attacks: readonly ((tableId: string) => Promise<void>)[] = [
    (tableId) => this.#moveWildly(tableId),
    (tableId) => this.#flood(tableId),
    (tableId) => this.#sitAndStand(tableId),
    (tableId) => this.#askForThePast(tableId),
    (tableId) => this.#propose(tableId),
    () => this.#openTables(),
    (tableId) => this.#talkNonsense(tableId),
  ];

  /** Whatever comes back: only an unforeseen fault is one. */
  async #try(ask: Ask<unknown>): Promise<void> {
    try {
      await this.#parts.line.ask(ask);
    } catch (error) {
      if (refusalIn(error) === "INTERNAL")
        this.#parts.onFault(`a hostile member has met a fault of the club: ${String(error)}`);
    }
  }

  #commandAt(tableId: string): { readonly tableId: string; readonly commandId: string } {
    const { random } = this.#parts;
    const isOld = this.#ids.length > 0 && random.below(3) === 0;
    const commandId = isOld ? random.pick(this.#ids) : seededUuid(random);
    this.#ids.push(commandId);
    if (this.#ids.length > REMEMBERED) this.#ids.shift();
    return { tableId, commandId };
  }

  #tableAt(tableId: string): Table | null {
    return this.#parts.truth.latest(tableId)?.table ?? null;
  }

  /** Moves of others, of nobody, too late, too early. */
  async #moveWildly(tableId: string): Promise<void> {
    const { random } = this.#parts;
    const table = this.#tableAt(tableId);
    const number = Math.max(0, (table?.turn?.number ?? 0) + random.pick([0, 0, 0, -1, 1, 1000]));
    const moves = table?.pulya ? legalMoves(table.pulya, random.pick([0, 1, 2])) : [];
    const wild: readonly Move[] = [
      { type: "playCard", seat: 0, card: random.pick(DECK) },
      { type: "call", seat: 0, call: "pass" },
      { type: "concede", seat: 0 },
      { type: "offer", seat: 0, taken: [0, 0, 10] },
      { type: "handOver", seat: 0 },
    ];
    const { seat: _seat, ...move } = random.pick(moves.length > 0 && random.below(2) === 0 ? moves : wild);
    await this.#try((api) => api.table.act({ ...this.#commandAt(tableId), turnNumber: number, move }));
  }

  /** The same again and again, without waiting for an answer. */
  async #flood(tableId: string): Promise<void> {
    const { random } = this.#parts;
    const command = this.#commandAt(tableId);
    const all = Array.from({ length: 5 + random.below(30) }, () =>
      this.#try((api) => api.table.propose({ ...command, commandId: seededUuid(random), proposal: "pause" })),
    );
    const back = all.map(() =>
      this.#try((api) => api.table.answerProposal({ ...command, commandId: seededUuid(random), accept: false })),
    );
    await Promise.all([...all, ...back]);
  }

  async #sitAndStand(tableId: string): Promise<void> {
    // Chairs are numbered as seats are.
    const seat = this.#parts.random.below(4) as Seat;
    await this.#try((api) => api.table.join({ ...this.#commandAt(tableId), seat }));
    if (this.#parts.random.below(3) > 0) await this.#try((api) => api.table.leave(this.#commandAt(tableId)));
  }

  /** Resumes from any number, and goes away again. */
  async #askForThePast(tableId: string): Promise<void> {
    const { random } = this.#parts;
    const watch = new Watch(tableId, { ...this.#parts, slow: 200, from: String(random.below(400)) });
    this.#watches.push(watch);
    if (this.#watches.length > MOST_WATCHES) this.#watches.shift()?.close();
    await this.#parts.network.time.wait(random.below(3000));
  }

  async #propose(tableId: string): Promise<void> {
    const { random } = this.#parts;
    const proposal = random.pick(["pause", "end"] as const);
    await this.#try((api) => api.table.propose({ ...this.#commandAt(tableId), proposal }));
    await this.#try((api) => api.table.answerProposal({ ...this.#commandAt(tableId), accept: random.below(2) === 0 }));
    await this.#try((api) => api.table.resume(this.#commandAt(tableId)));
    const deal = 1 + random.below(3);
    await this.#try((api) => api.table.ready({ ...this.#commandAt(tableId), deal }));
    const nonce = String(random.below(2)).repeat(32);
    await this.#try((api) => api.table.addNonce({ ...this.#commandAt(tableId), deal, nonce }));
  }

  async #openTables(): Promise<void> {
    const { random } = this.#parts;
    if (random.below(6) > 0) return;
    const wish = { preset: "sochi", poolTarget: 2, turnSeconds: 10, bots: random.below(3) } as const;
    await this.#try((api) => api.table.create({ ...wish, tableId: seededUuid(random) }));
  }

  /** What no client of ours would send. */
  async #talkNonsense(tableId: string): Promise<void> {
    const { random } = this.#parts;
    const nonsense: readonly unknown[] = [null, {}, { tableId }, { tableId, commandId: "x", seat: 9 }, [tableId], "🂡"];
    // It has no type, which is the point.
    const words = random.pick(nonsense) as never;
    await this.#try((api) => random.pick([api.table.act, api.table.join, api.table.create, api.session.rename])(words));
  }
}
