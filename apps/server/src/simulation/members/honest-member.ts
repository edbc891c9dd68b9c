import { asideMoves, legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import { isAwaited, type ProposalKind, type Table } from "@trelyazh/table";
import { modestMove } from "../../testing/people/player.ts";
import { refusalIn, type Ask } from "../world/line.ts";
import type { MemberParts } from "./member-parts.ts";
import { seededUuid } from "./seeded-uuid.ts";
import { Watch } from "./watch.ts";

/** Refusals after which a client asks the same again. */
const AGAIN: readonly (ErrorCode | null)[] = ["DATABASE_AWAY", "RESTARTING", "BUSY", "TOO_MANY_REQUESTS"];

/** Refusals that nobody honest ever gets. */
const INEXCUSABLE: readonly ErrorCode[] = ["INTERNAL", "BAD_INPUT", "TABLE_BROKEN"];

/** Of all that each was answered, so much is asked again in the end. */
const REPEATS = 12;

/** How long whoever is honest waits for an answer at most, whatever happens to the club. */
const ANSWER_WITHIN_MS = 120_000;
const WAIT_FOR_OTHERS_MS = 60_000;
const LOOK_MS = 5000;

/** So seldom they do something beside the turn when they could. */
const ASIDES_ONE_IN = 6;

type Answer = { readonly seq: number };

interface Asked {
  readonly ask: Ask<Answer>;
  readonly onAnswer: (answer: Answer) => void;
}

/** Somebody who plays: sits down at a table, plays it to its end as well as life lets them, and then at another. */
export class HonestMember {
  readonly id: string;
  readonly #parts: MemberParts;
  #watch: Watch | null = null;
  /** What they have asked and were answered. */
  readonly #answered: Asked[] = [];
  #isPrompt = false;
  /** Since when they wait for an answer, in ticks; null while they do not. */
  #asksSince: number | null = null;

  constructor(parts: MemberParts) {
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

  /** Asks some of all that they were ever answered once more: each gets its first answer, however long ago that was. */
  async repeat(): Promise<void> {
    const some = this.#parts.random.shuffle(this.#answered).slice(0, REPEATS);
    for (const { ask, onAnswer } of some) {
      const answer = await this.#untilAnswered(ask, onAnswer);
      if (typeof answer === "string")
        this.#parts.onFault(`${this.id} repeated what was done, and was refused with ${answer}`);
    }
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
    const asked = { ask: ask(command), onAnswer: ({ seq }: Answer) => truth.answered({ ...command, seq }) };
    const answer = await this.#sure(asked.ask, asked.onAnswer);
    if (typeof answer !== "string") this.#answered.push(asked);
    return answer;
  }

  async #sure<T>(ask: Ask<T>, onAnswer: (answer: T) => void = () => {}): Promise<T | ErrorCode> {
    this.#asksSince = this.#parts.network.time.ticks;
    const answer = await this.#untilAnswered(ask, onAnswer);
    this.#asksSince = null;
    return answer;
  }

  async #untilAnswered<T>(ask: Ask<T>, onAnswer: (answer: T) => void): Promise<T | ErrorCode> {
    const { line, network, random, onFault } = this.#parts;
    for (;;) {
      try {
        return await line.ask(ask, onAnswer);
      } catch (error) {
        const code = refusalIn(error);
        if (code !== null && INEXCUSABLE.includes(code)) onFault(`${this.id} was refused with ${code}`);
        if (code !== null && !AGAIN.includes(code)) return code;
        await network.time.wait(200 + random.below(1500));
      }
    }
  }

  async #findTable(): Promise<string | null> {
    const { random } = this.#parts;
    const mine = await this.#sure((api) => api.table.mine());
    if (typeof mine !== "string" && mine.tables[0] !== undefined) return mine.tables[0].id;
    const list = await this.#sure((api) => api.lobby.list());
    const waiting = typeof list === "string" ? [] : list.tables.filter(({ status }) => status === "waiting");
    const free = waiting.flatMap(({ id, seats }) =>
      seats.flatMap((chair, seat) => (chair === null ? [{ id, seat }] : [])),
    );
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
      ...(random.below(4) === 0 && { seatsBy: "lot" as const }),
      botLevel: random.pick(["novice", "novice", "club"] as const),
      bankSeconds: random.pick([0, 20]),
      connectionBankSeconds: random.pick([0, 30]),
      spectatorDelaySeconds: random.pick([0, 5, 30]),
      resultSeconds: random.pick([5, 15]),
      untimedAlone: random.below(2) === 0,
    } as const;
    const answer = await this.#sure((api) => api.table.create(wish));
    return typeof answer === "string" ? null : wish.tableId;
  }

  async #play(tableId: string): Promise<void> {
    const { network, random } = this.#parts;
    const since = network.time.ticks;
    const watch = new Watch(tableId, { ...this.#parts, slow: 2 });
    this.#watch = watch;
    while (await this.#stays(watch, network.time.ticks - since)) await watch.change(LOOK_MS + random.below(LOOK_MS));
    watch.close();
    if (this.#watch === watch) this.#watch = null;
  }

  /** Does what is to be done, and says whether they stay at the table. */
  async #stays(watch: Watch, forMs: number): Promise<boolean> {
    const { table } = watch;
    if (watch.isClosed || table?.status === "finished") return false;
    if (table === null) return true;
    if ((await this.#attend(watch, table)) === "leaves") return false;
    const isAlone = table.status === "waiting" && forMs > WAIT_FOR_OTHERS_MS;
    return !isAlone || (await this.#fill(table)) === "stays";
  }

  /** Nobody has come: bots play, or another table is looked for. */
  async #fill(table: Table): Promise<"leaves" | "stays"> {
    const seat = table.seats.indexOf(null);
    if (seat < 0) return "stays";
    // Chairs are numbered as seats are.
    const answer = await this.#ask(
      table.id,
      (command) => (api) => api.table.addBot({ ...command, seat: seat as Seat }),
    );
    return answer === "NOT_SEATED" ? "leaves" : "stays";
  }

  async #attend(watch: Watch, table: Table): Promise<"leaves" | "stays"> {
    const { you } = watch;
    if (you === null) return this.#comeBack(table);
    if (table.pause !== null) return this.#resume(table);
    if (isAsked(table, you)) await this.#answer(table);
    return table.turn?.actor === you ? this.#move(watch) : this.#attendAside(watch, table);
  }

  async #attendAside(watch: Watch, table: Table): Promise<"leaves" | "stays"> {
    if (table.pulya?.deal?.phase === "finished") await this.#readResult(table, table.pulya.dealNumber);
    if (this.#parts.random.below(ASIDES_ONE_IN) === 0) return this.#moveAside(watch);
    return this.#isPrompt || table.status !== "playing" ? "stays" : this.#followWhim(watch, table.id);
  }

  /** What life brings. */
  async #followWhim(watch: Watch, tableId: string): Promise<"leaves" | "stays"> {
    const propose = (proposal: ProposalKind) =>
      this.#ask(tableId, (command) => (api) => api.table.propose({ ...command, proposal }));
    switch (this.#parts.random.below(400)) {
      case 0:
        await propose("pause");
        return "stays";
      case 1:
        await propose("end");
        return "stays";
      case 2:
        return this.#leave(tableId);
      case 3:
        return this.#goAway(watch);
      default:
        return "stays";
    }
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

  /** Nothing that is written down comes of it. */
  async #readResult({ id: tableId }: Table, deal: number): Promise<void> {
    const { random } = this.#parts;
    await this.#think();
    const adding = { tableId, commandId: seededUuid(random), deal: deal + 1, nonce: String(deal).padStart(32, "0") };
    await this.#sure((api) => api.table.addNonce(adding));
    const command = { tableId, commandId: seededUuid(random), deal };
    await this.#sure((api) => api.table.ready(command));
  }

  async #answer(table: Table): Promise<void> {
    const accept = !this.#isPrompt && this.#parts.random.below(5) > 0;
    await this.#ask(table.id, (command) => (api) => api.table.answerProposal({ ...command, accept }));
  }

  async #move(watch: Watch): Promise<"stays"> {
    await this.#think();
    const choice = choiceAt(watch);
    return choice === null
      ? "stays"
      : this.#act(watch, choice.turnNumber, modestMove(choice.moves, this.#parts.random));
  }

  /** Offers, answers to them, and whatever else is done beside the turn. */
  async #moveAside(watch: Watch): Promise<"stays"> {
    const { table, you } = watch;
    const moves = table?.pulya && you !== null ? asideMoves(table.pulya, you) : [];
    if (moves.length === 0) return "stays";
    return this.#act(watch, table?.turn?.number ?? 0, this.#parts.random.pick(moves));
  }

  async #act(watch: Watch, turnNumber: number, { seat: _seat, ...move }: Move): Promise<"stays"> {
    const answer = await this.#ask(
      watch.tableId,
      (command) => (api) => api.table.act({ ...command, turnNumber, move }),
    );
    // Until the stream has told of it, they would only ask the same again.
    if (typeof answer !== "string") await watch.reach(answer.seq);
    return "stays";
  }

  async #think(): Promise<void> {
    const { network, random } = this.#parts;
    const dozes = !this.#isPrompt && random.below(60) === 0;
    await network.time.wait(dozes ? random.below(90_000) : 200 + random.below(3000));
  }
}

/** Says whether somebody waits for that player's answer. */
function isAsked({ proposal }: Table, you: Seat): boolean {
  return proposal !== null && proposal.by !== you && !proposal.agreed.includes(you);
}

/** What a player may do now, as they see the table; null when it is not their turn. */
function choiceAt({ table, you }: Watch): { readonly turnNumber: number; readonly moves: readonly Move[] } | null {
  const turn = table?.turn ?? null;
  const pulya = table?.pulya ?? null;
  if (turn === null || pulya === null || turn.actor !== you) return null;
  const moves = legalMoves(pulya, turn.actor);
  return moves.length === 0 ? null : { turnNumber: turn.number, moves };
}
