import { DECK, legalMoves, settingsOf, type Card, type Move, type Seat, type Settings } from "@trelyazh/preferans";
import type { TableCommand } from "../commands/commands.ts";
import type { Member } from "../commands/member.ts";
import type { TableRefusal } from "../commands/refusals.ts";
import type { Wish } from "../commands/wish.ts";
import type { Conditions } from "../creation/conditions.ts";
import { createTable } from "../creation/create-table.ts";
import { decideTable } from "../decide/decide-table.ts";
import { numberEvents } from "../decide/number-events.ts";
import { whyNot } from "../decide/questions.ts";
import type { TableEvent } from "../state/events.ts";
import type { Occupant, Table } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";

export const ANN: Member = { id: "ann", name: "Ann" };
export const BOB: Member = { id: "bob", name: "Bob" };
export const CID: Member = { id: "cid", name: "Cid" };
export const DAN: Member = { id: "dan", name: "Dan" };
/** Sits nowhere unless a test seats her. */
export const EVE: Member = { id: "eve", name: "Eve" };

/** By seat. */
export const PEOPLE = [ANN, BOB, CID, DAN] as const;

/** When everything happens, unless a test says otherwise. */
export const NOW = Date.UTC(2026, 0, 1);

export interface Setup {
  readonly players?: Settings["players"];
  /** Chairs of bots, from the second on; people take the others. */
  readonly bots?: number;
  readonly conditions?: Partial<Conditions>;
}

/** A pulya of two deals' worth of points, with turns of 30 seconds, novices and no banks. */
export function conditionsFor({ players = 3, conditions }: Setup = {}): Conditions {
  return {
    settings: settingsOf("sochi", { players, closeBy: { kind: "each", target: 2, aid: true } }),
    turnSeconds: 30,
    botLevel: "novice",
    bankSeconds: 0,
    connectionBankSeconds: 0,
    spectatorDelaySeconds: 30,
    ...conditions,
  };
}

/** A table's first events: Ann sits on its first chair, the bots on the next ones. */
export function created(setup: Setup = {}): readonly [Transition, ...Transition[]] {
  // Chairs are numbered as seats are.
  const bots = Array.from({ length: setup.bots ?? 0 }, (_, index) => ({ seat: (index + 1) as Seat }));
  const creation = createTable({ id: "t", owner: ANN, seat: 0, bots, conditions: conditionsFor(setup), at: NOW });
  if (!creation.ok) throw new Error(creation.code);
  return creation.transitions;
}

const lastOf = (transitions: readonly Transition[], table: Table): Table => transitions.at(-1)?.table ?? table;

/** One that waits for somebody on its last chair. */
export function waitingTable(setup: Setup = {}): Table {
  const transitions = created(setup);
  const table = lastOf(transitions, transitions[0].table);
  return after(table, ...freeChairs(table).slice(0, -1).map(sitDown));
}

/** One where all chairs are taken. */
export function seatedTable(setup: Setup = {}): Table {
  const table = waitingTable(setup);
  return after(table, ...freeChairs(table).map(sitDown));
}

/** One at which the first deal has been dealt, a deck in order; the first player after the dealer has the turn. */
export function playingTable(setup: Setup = {}): Table {
  return after(seatedTable(setup), START, { type: "deal", deck: DECK });
}

export const START: TableCommand = { type: "start", dealer: 0 };

export const deal = (deck: readonly Card[] = DECK): TableCommand => ({ type: "deal", deck });

function freeChairs({ seats }: Table): readonly Seat[] {
  // Chairs are numbered as seats are.
  return seats.flatMap((occupant, seat) => (occupant === null ? [seat as Seat] : []));
}

const sitDown = (seat: Seat): TableCommand => join(PEOPLE[seat], seat);

export const join = (member: Member, seat: Seat, at = NOW): TableCommand => ({ type: "join", member, seat, at });

export const leave = (member: Member, at = NOW): TableCommand => ({ type: "leave", member, at });

/** The event of somebody's sitting down. */
export const sits = ({ id, name }: Member, seat: Seat): TableEvent => ({
  type: "seatTaken",
  seat,
  occupant: { kind: "human", userId: id, name },
});

/** What a command that must be accepted makes happen, each event with the table after it. */
export function transitionsOf(table: Table, command: TableCommand, at = NOW): readonly Transition[] {
  const decision = decideTable(table, command);
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
  return numberEvents(table, command, { events: decision.events, at });
}

/** The table after commands that must be accepted. */
export function after(table: Table, ...commands: readonly TableCommand[]): Table {
  return commands.reduce((before, command) => lastOf(transitionsOf(before, command), before), table);
}

/** The same at a time of its own. */
export function afterAt(table: Table, at: number, command: TableCommand): Table {
  return lastOf(transitionsOf(table, command, at), table);
}

/** The events of a command, or the code with which it is refused. */
export function outcome(table: Table, command: TableCommand): readonly TableEvent[] | TableRefusal {
  const decision = decideTable(table, command);
  return decision.ok ? decision.events : decision.code;
}

/** The code with which a command is refused, or `"accepted"`. */
export function refused(table: Table, command: TableCommand): TableRefusal | "accepted" {
  return whyNot(table, command) ?? "accepted";
}

/** With a bot on that seat, which keeps it for whom it says. */
export function withBot(table: Table, seat: Seat, kept: Partial<Extract<Occupant, { kind: "bot" }>> = {}): Table {
  return {
    ...table,
    seats: table.seats.with(seat, { kind: "bot", name: `Bot ${seat + 1}`, level: "novice", ...kept }),
  };
}

/** The turn that is on, of which there must be one. */
export function turnOf({ turn }: Table) {
  if (turn === null) throw new Error("nobody has the turn");
  return turn;
}

/** The moves of the one who has the turn. */
export function movesIn(table: Table): readonly Move[] {
  return table.pulya === null ? [] : legalMoves(table.pulya, turnOf(table).actor);
}

/** The table after that move of the person who has the turn. */
export function acted(table: Table, wish: Wish): Table {
  const { number: turnNumber, actor } = turnOf(table);
  return after(table, { type: "act", member: PEOPLE[actor], turnNumber, wish });
}

/** The table after its deal, in which people pass wherever they may. */
export function playedDeal(table: Table): Table {
  if (table.turn === null) return table;
  const moves = movesIn(table);
  const move = moves.find((each) => each.type === "call" && each.call === "pass") ?? moves[0];
  if (move === undefined) throw new Error("nobody can move");
  const { seat: _seat, ...wish } = move;
  return playedDeal(acted(table, wish));
}
