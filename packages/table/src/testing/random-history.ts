import { DECK, actorOf, asideMoves, legalMoves, personsAt, type Move, type Seat } from "@trelyazh/preferans";
import type { TableCommand } from "../commands/commands.ts";
import type { Wish } from "../commands/wish.ts";
import { whyNot } from "../decide/questions.ts";
import type { Table } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";
import { ANN, EVE, PEOPLE, created, transitionsOf, type Setup } from "./live-table.ts";

/** A whole number from 0 up to but not including `bound`. */
export type Chance = (bound: number) => number;

/** Something that was asked of a table and done. */
export interface Done {
  readonly before: Table;
  readonly command: TableCommand;
  readonly transitions: readonly Transition[];
  readonly at: number;
}

export interface History {
  readonly first: Transition;
  /** All events after the first one. */
  readonly transitions: readonly Transition[];
  readonly done: readonly Done[];
  readonly end: Table;
}

const LINE = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 100 };
/** What is told with a deal; at other times it is dealt as by an earlier release. */
const DRAWN_SO = { nonces: ["a", "", "c", ""], pledge: { version: 1, commitment: "c" } };
const EVERYBODY = [...PEOPLE, EVE] as const;

function pick<T>(chance: Chance, choices: readonly T[]): T {
  const choice = choices[chance(choices.length)];
  if (choice === undefined) throw new Error("nothing to pick from");
  return choice;
}

export function shuffled<T>(chance: Chance, list: readonly T[]): readonly T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(chance(rest.length), 1));
}

function wishOf({ seat: _seat, ...wish }: Move): Wish {
  return wish;
}

/** What may go on at a table by itself and by the one on turn; empty where nothing does. */
export function playOn(table: Table, chance: Chance): readonly TableCommand[] {
  const { pulya, turn } = table;
  if (table.status === "waiting") {
    const lot = shuffled(chance, personsAt(table.settings.players));
    return [{ type: "start", dealer: seatBelow(chance, table), lot }];
  }
  if (pulya === null) return [];
  const actor = actorOf(pulya);
  if (actor === null)
    return [{ type: "settle" }, { type: "deal", deck: shuffled(chance, DECK), ...(chance(3) > 0 && DRAWN_SO) }];
  if (turn === null) return [];
  const asides = chance(20) === 0 ? personsAt(pulya.settings.players).flatMap((seat) => asideMoves(pulya, seat)) : [];
  const move = pick(chance, asides.length === 0 ? legalMoves(pulya, actor) : asides);
  return [moveOf(table, move)];
}

function moveOf({ seats, turn }: Table, move: Move): TableCommand {
  const turnNumber = turn?.number ?? 0;
  const occupant = seats[move.seat];
  if (occupant?.kind !== "human") return { type: "moveBot", turnNumber, move };
  return { type: "act", member: { id: occupant.userId, name: occupant.name }, turnNumber, wish: wishOf(move) };
}

/** Anything that may be asked beside the play; most of it is refused. */
export function anyAside(table: Table, chance: Chance, at: number): TableCommand {
  const member = pick(chance, EVERYBODY);
  const proposal = pick(chance, ["pause", "end"] as const);
  const { number: turnNumber } = table.turn ?? { number: 0 };
  return pick<TableCommand>(chance, [
    { type: "join", member, seat: seatBelow(chance, table), at },
    { type: "takeBack", member },
    { type: "leave", member, at },
    { type: "addBot", member, seat: seatBelow(chance, table) },
    { type: "keepOut", member, userId: pick(chance, EVERYBODY).id },
    { type: "propose", member, proposal, at },
    { type: "answerProposal", member, accept: chance(4) > 0, at },
    { type: "resume", member },
    { type: "timeOut", turnNumber, player: pick(chance, ["there", "asleep", "gone"] as const), line: LINE },
    { type: "recover", outageMs: 1000 },
    { type: "close", seq: table.seq - chance(3) },
  ]);
}

function seatBelow(chance: Chance, { seats }: Table): Seat {
  // One of the table's own chairs.
  return chance(seats.length) as Seat;
}

/** Plays a table by chance for so many commands; the time goes on by up to a minute with each. */
export function randomHistory(chance: Chance, setup: Setup & { readonly commands: number }): History {
  const [first, ...seated] = created(setup);
  const done: Done[] = [];
  let table = seated.at(-1)?.table ?? first.table;
  let at = first.envelope.at;
  for (let count = 0; count < setup.commands; count += 1) {
    at += chance(60_000);
    const aside = chance(8) === 0 ? [anyAside(table, chance, at)] : [];
    const command = [...aside, ...playOn(table, chance), ...fillChairs(table, at)].find((each) =>
      isPossible(table, each),
    );
    if (command === undefined) continue;
    const transitions = transitionsOf(table, command, at);
    done.push({ before: table, command, transitions, at });
    table = transitions.at(-1)?.table ?? table;
  }
  return { first, transitions: [...seated, ...done.flatMap(({ transitions }) => transitions)], done, end: table };
}

/** What brings a table nearer to its end that would otherwise stand still. */
function fillChairs(table: Table, at: number): readonly TableCommand[] {
  const free = table.seats.indexOf(null);
  if (free < 0) return [{ type: "resume", member: ANN }];
  // Chairs are numbered as seats are.
  return PEOPLE.map((member): TableCommand => ({ type: "join", member, seat: free as Seat, at }));
}

const isPossible = (table: Table, command: TableCommand): boolean => whyNot(table, command) === null;
