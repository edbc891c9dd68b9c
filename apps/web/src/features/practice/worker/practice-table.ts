import { DECK, personsAt, type Card, type Move, type Seat, type Settings } from "@trelyazh/preferans";
import { messageFor, snapshotFor, type TableMessage } from "@trelyazh/protocol";
import { shuffleInPlace, type Random } from "@trelyazh/solver";
import {
  botQuestion,
  createTable,
  decideTable,
  DEFAULT_CONDITIONS,
  LIMITS,
  nextStep,
  numberEvents,
  type BotQuestion,
  type Member,
  type NewBot,
  type NextStep,
  type Table,
  type TableCommand,
  type Transition,
} from "@trelyazh/table";
import type { PracticeWish } from "../choices.ts";
import { PRACTISING_ID } from "../practising.ts";
import type { PracticeAnswer, PracticeCommand } from "./practice-messages.ts";

const PLAYER: Seat = 0;

/** Deals that somebody has set up, in the place of chance. */
export interface ArrangedDeals {
  /** Who deals first. */
  readonly dealer: Seat;
  readonly deck: () => readonly Card[];
}

/** Time, chance and thought, which a table has not got by itself. */
export interface PracticeDeps {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: Random;
  readonly think: (question: BotQuestion) => Move;
  /** Left out where chance deals. */
  readonly arranged?: ArrangedDeals;
}

interface NewPractice {
  readonly wish: PracticeWish;
  readonly playerName: string;
}

function otherChairs({ players }: Settings): readonly NewBot[] {
  return personsAt(players).flatMap((seat) => (seat === PLAYER ? [] : { seat }));
}

/** Nobody is hurried: a turn has no deadline. The turn travels in the envelope, so every fold leaves it so. */
function unhurried({ envelope, table }: Transition): Transition {
  const turn = envelope.turn === null ? null : { ...envelope.turn, deadlineAt: null };
  return { envelope: { ...envelope, turn }, table: { ...table, turn } };
}

/**
 * A table where one person plays against bots, and nobody else is. It decides by the same rules as a table of the club,
 * and tells the player what the club would tell them: their own cards, and backs of all others.
 */
export class PracticeTable {
  readonly #deps: PracticeDeps;
  readonly #player: Member;
  #table: Table;

  constructor({ wish, playerName }: NewPractice, deps: PracticeDeps) {
    this.#deps = deps;
    this.#player = { id: PRACTISING_ID, name: playerName };
    const creation = createTable({
      id: "practice",
      owner: this.#player,
      seat: PLAYER,
      bots: otherChairs(wish.settings),
      conditions: {
        ...DEFAULT_CONDITIONS,
        settings: wish.settings,
        botLevel: wish.botLevel,
        turnSeconds: LIMITS.turnSeconds.most,
        bankSeconds: 0,
        connectionBankSeconds: 0,
      },
      at: deps.now(),
    });
    if (!creation.ok) throw new Error(creation.code);
    this.#table = creation.transitions.at(-1)?.table ?? creation.transitions[0].table;
    // One of the chairs.
    const drawn = deps.random(this.#table.seats.length) as Seat;
    this.#carryOut({ type: "start", dealer: deps.arranged?.dealer ?? drawn });
  }

  /** Returns the whole table as the player sees it. */
  snapshot(): TableMessage {
    return snapshotFor(this.#table, PRACTISING_ID, this.#deps.now());
  }

  /** Does what the player asks for; null when there was nothing to do. */
  answer(asked: PracticeCommand): PracticeAnswer | null {
    const command = this.#commandFor(asked);
    return command === null ? null : this.#carryOut(command);
  }

  #commandFor(asked: PracticeCommand): TableCommand | null {
    const member = this.#player;
    switch (asked.type) {
      case "act":
        return { type: "act", member, turnNumber: asked.turnNumber, wish: asked.move };
      case "propose":
        return { type: "propose", member, proposal: asked.proposal, at: this.#deps.now() };
      case "dealNext":
        return this.#stepOnce((step) => step.type === "deal");
      case "goOn":
        // What has been asked for twice has been done once.
        if (asked.seq !== this.#table.seq) return null;
        // How a deal ended is read first.
        return this.#stepOnce((step) => step.type !== "deal" || step.number === 1);
    }
  }

  #stepOnce(isDue: (step: NextStep) => boolean): TableCommand | null {
    const step = nextStep(this.#table);
    return step !== null && isDue(step) ? this.#commandOf(step) : null;
  }

  #commandOf(step: NextStep): TableCommand | null {
    const { random, think, arranged } = this.#deps;
    switch (step.type) {
      case "deal":
        return { type: "deal", deck: arranged?.deck() ?? shuffleInPlace([...DECK], random) };
      case "settle":
        return { type: "settle" };
      case "moveBot":
        return {
          type: "moveBot",
          turnNumber: step.turnNumber,
          move: think(botQuestion(this.#table, step, random(2 ** 31))),
        };
      case "start":
      case "timeOut":
        return null;
    }
  }

  #carryOut(command: TableCommand): PracticeAnswer {
    const decision = decideTable(this.#table, command);
    if (!decision.ok) return decision;
    const at = this.#deps.now();
    const transitions = numberEvents(this.#table, command, { events: decision.events, at }).map(unhurried);
    this.#table = transitions.at(-1)?.table ?? this.#table;
    return { ok: true, messages: transitions.map(({ envelope }) => messageFor(envelope, PLAYER, at)) };
  }
}
