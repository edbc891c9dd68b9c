import { legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import type { SeededRandom } from "@trelyazh/testkit";
import { isAwaited, type Table } from "@trelyazh/table";
import { modestMove } from "../testing/player.ts";
import { refusalIn, type Line, type Ask, type Network } from "./line.ts";
import { seededUuid } from "./seeded-uuid.ts";
import type { Truth } from "./truth.ts";
import { Watch } from "./watch.ts";

/** Refusals after which a client asks the same again. */
const AGAIN: readonly (ErrorCode | null)[] = ["DATABASE_AWAY", "RESTARTING", "BUSY", "TOO_MANY_REQUESTS"];

/** How long whoever is honest waits for an answer at most, whatever happens to the club. */
const ANSWER_WITHIN_MS = 120_000;
const WAIT_FOR_OTHERS_MS = 60_000;
const LOOK_MS = 5000;

interface Parts {
  readonly line: Line;
  readonly network: Network;
  readonly random: SeededRandom;
  readonly truth: Truth;
  readonly onFault: (what: string) => void;
}

type Answer = { readonly seq: number };

/** Somebody who plays: sits down at a table, plays it to its end as well as life lets them, and then at another. */
export class HonestMember {
  readonly id: string;
  readonly #parts: Parts;
  #watch: Watch | null = null;
  #isPrompt = false;
  /** Since when they wait for an answer, in ticks; null while they do not. */
  #asksSince: number | null = null;

  constructor(parts: Parts) {
    this.id = parts.line.member.id;
    this.#parts = parts;
  }

  /** The table that they have open. */
  get watch(): Watch | null {
    return this.#watch;
  }

  get hasWaitedTooLong(): boolean {
    return this.#asksSince !== null && this.#parts.network.time.ticks - this.#asksSince > ANSWER_WITHIN_MS;
  }

  /** From now on they think quickly, stay, and agree to nothing that holds up play. */
  becomePrompt(): void {
    this.#isPrompt = true;
  }

  /** The line breaks for a moment. */
  cut(): void {
    this.#watch?.cut();
  }

  async live(): Promise<never> {
    for (;;) {
      const tableId = await this.#findTable();
      if (tableId !== null) await this.#play(tableId);
      await this.#parts.network.time.wait(this.#parts.random.below(LOOK_MS) + 1);
    }
  }

  /** Asks until there is an answer, under one id, as clients do; returns the code of a refusal. */
  async #ask(tableId: string, ask: (command: { tableId: string; commandId: string }) => Ask<Answer>) {
    const { random, truth } = this.#parts;
    const command = { tableId, commandId: seededUuid(random) };
    return this.#sure(ask(command), ({ seq }) => truth.answered({ ...command, seq }));
  }

  async #sure<T>(ask: Ask<T>, onAnswer: (answer: T) => void = () => {}): Promise<T | ErrorCode> {
    const { line, network, random } = this.#parts;
    this.#asksSince = network.time.ticks;
    for (;;) {
      try {
        const answer = await line.ask(ask, onAnswer);
        this.#asksSince = null;
        return answer;
      } catch (error) {
        const code = refusalIn(error);
        if (code !== null && !AGAIN.includes(code)) return this.#refused(code);
        await network.time.wait(200 + random.below(1500));
      }
    }
  }

  #refused(code: ErrorCode): ErrorCode {
    this.#asksSince = null;
    if (["INTERNAL", "BAD_INPUT", "TABLE_BROKEN"].includes(code)) this.#parts.onFault(`${this.id} was refused with ${code}`);
    return code;
  }

  async #findTable(): Promise<string | null> {
    const { random } = this.#parts;
    const mine = await this.#sure((api) => api.table.mine());
    if (typeof mine !== "string" && mine.tables[0] !== undefined) return mine.tables[0].id;
    const list = await this.#sure((api) => api.lobby.list());
    const waiting = typeof list === "string" ? [] : list.tables.filter(({ status }) => status === "waiting");
    const free = waiting.flatMap(({ id, seats }) => seats.flatMap((chair, seat) => (chair === null ? [{ id, seat }] : [])));
    if (free.length === 0 || random.below(4) === 0) return this.#open();
    const { id, seat } = random.pick(free);
    // Chairs are numbered as seats are.
    const answer = await this.#ask(id, (command) => (api) => api.table.join({ ...command, seat: seat as Seat }));
    return typeof answer === "string" ? null : id;
  }

  async #open(): Promise<string | null> {
    const { random } = this.#parts;
    const wish = {
      tableId: seededUuid(random),
      preset: "sochi",
      poolTarget: random.pick([2, 3, 6]),
      turnSeconds: random.pick([10, 30]),
      bots: random.pick([0, 0, 1, 1, 2]),
      botLevel: random.pick(["novice", "novice", "club"]),
      bankSeconds: random.pick([0, 20]),
      connectionBankSeconds: random.pick([0, 30]),
      spectatorDelaySeconds: random.pick([0, 5, 30]),
    } as const;
    const answer = await this.#sure((api) => api.table.create(wish));
    return typeof answer === "string" ? null : wish.tableId;
  }

  async #play(tableId: string): Promise<void> {
    const { network, random } = this.#parts;
    const since = network.time.ticks;
    const watch = new Watch(tableId, { ...this.#parts, slow: 2 });
    this.#watch = watch;
    while (!watch.isClosed && watch.table?.status !== "finished") {
      const table = watch.table;
      if (table !== null && (await this.#attend(watch, table)) === "leaves") break;
      const isAlone = table?.status === "waiting" && network.time.ticks - since > WAIT_FOR_OTHERS_MS;
      if (isAlone && (await this.#fill(table)) === "leaves") break;
      await watch.change(LOOK_MS + random.below(LOOK_MS));
    }
    watch.close();
    if (this.#watch === watch) this.#watch = null;
  }

  /** Nobody has come: bots play, or another table is looked for. */
  async #fill(table: Table): Promise<"leaves" | "stays"> {
    const seat = table.seats.indexOf(null);
    if (seat < 0) return "stays";
    // Chairs are numbered as seats are.
    const answer = await this.#ask(table.id, (command) => (api) => api.table.addBot({ ...command, seat: seat as Seat }));
    return answer === "NOT_SEATED" ? "leaves" : "stays";
  }

  /** Does what is to be done at the table, and what life brings. */
  async #attend(watch: Watch, table: Table): Promise<"leaves" | "stays"> {
    const { random } = this.#parts;
    const { you } = watch;
    if (you === null) return this.#comeBack(table);
    if (table.pause !== null) return this.#resume(table);
    if (table.proposal !== null && table.proposal.by !== you && !table.proposal.agreed.includes(you))
      await this.#answer(table);
    if (table.turn?.actor === you && table.pulya !== null) return this.#move(watch, table);
    if (this.#isPrompt || table.status !== "playing") return "stays";
    const whim = random.below(400);
    if (whim === 0) await this.#ask(table.id, (command) => (api) => api.table.propose({ ...command, proposal: "pause" }));
    if (whim === 1) await this.#ask(table.id, (command) => (api) => api.table.propose({ ...command, proposal: "end" }));
    if (whim === 2) return this.#leave(table.id);
    if (whim === 3) return this.#goAway(watch);
    return "stays";
  }

  async #leave(tableId: string): Promise<"leaves"> {
    await this.#ask(tableId, (command) => (api) => api.table.leave(command));
    return "leaves";
  }

  /** The page is closed; they look in again after a while. */
  async #goAway(watch: Watch): Promise<"leaves"> {
    watch.close();
    await this.#parts.network.time.wait(this.#parts.random.below(120_000));
    return "leaves";
  }

  /** They have lost their chair: if it is kept for them, they sit down again. */
  async #comeBack(table: Table): Promise<"leaves" | "stays"> {
    const seat = table.seats.findIndex((each) => each?.kind === "bot" && each.keptFor === this.id);
    if (seat < 0 || table.status === "finished") return "leaves";
    if (isAwaited(table, this.id)) return "stays";
    // Chairs are numbered as seats are.
    const answer = await this.#ask(table.id, (command) => (api) => api.table.join({ ...command, seat: seat as Seat }));
    return typeof answer === "string" ? "leaves" : "stays";
  }

  async #resume(table: Table): Promise<"stays"> {
    const { network, random } = this.#parts;
    await network.time.wait(this.#isPrompt ? 1000 : random.below(60_000));
    await this.#ask(table.id, (command) => (api) => api.table.resume(command));
    return "stays";
  }

  async #answer(table: Table): Promise<void> {
    const accept = !this.#isPrompt && this.#parts.random.below(5) > 0;
    await this.#ask(table.id, (command) => (api) => api.table.answerProposal({ ...command, accept }));
  }

  async #move(watch: Watch, table: Table): Promise<"stays"> {
    await this.#think();
    const { turn, pulya, id } = watch.table ?? table;
    if (turn?.actor !== watch.you || pulya === null || turn === null) return "stays";
    const moves = legalMoves(pulya, turn.actor);
    if (moves.length === 0) return "stays";
    const { seat: _seat, ...move }: Move = modestMove(moves, this.#parts.random);
    const answer = await this.#ask(id, (command) => (api) => api.table.act({ ...command, turnNumber: turn.number, move }));
    // Until the stream has told of it, they would only ask the same again.
    if (typeof answer !== "string") while (!watch.isClosed && (watch.table?.seq ?? 0) < answer.seq) await watch.change(LOOK_MS);
    return "stays";
  }

  async #think(): Promise<void> {
    const { network, random } = this.#parts;
    const dozes = !this.#isPrompt && random.below(60) === 0;
    await network.time.wait(dozes ? random.below(90_000) : 200 + random.below(3000));
  }
}
