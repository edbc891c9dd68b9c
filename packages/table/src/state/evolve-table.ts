import { evolve, startPulya, type GameEvent } from "@trelyazh/preferans";
import { withArrival, withMoveCounted } from "./away.ts";
import type { TableEnvelope, TableEvent } from "./events.ts";
import { holdersAt, withHolder } from "./holders.ts";
import { firstPledge, withDrawing } from "./drawing.ts";
import type { Bank, Proposal, Table, Turn } from "./table.ts";
import type { Transition } from "./transition.ts";
import { withGuestAgain, withVisit, withoutGuest } from "./visits.ts";

type EventOf<T extends TableEvent["type"]> = Extract<TableEvent, { type: T }>;
type Created = EventOf<"tableCreated">;

/** What is absent where it is as usual. */
const UNUSUAL = [
  "resultSeconds",
  "untimedAlone",
  "seatsBy",
  "isUnlisted",
  "isFriendsOnly",
  "hasNoChat",
  "guests",
  "firstTableId",
  "keptOut",
  "deckSource",
] as const satisfies readonly (keyof Created & keyof Table)[];

function conditionsIn(created: Created): Pick<Created, (typeof UNUSUAL)[number]> {
  return Object.fromEntries(UNUSUAL.flatMap((name) => (created[name] === undefined ? [] : [[name, created[name]]])));
}

/** Returns the table as its first event makes it: every chair free, nothing played. */
export function newTable(id: string, created: Created, envelope: TableEnvelope): Table {
  const eachSeat = (seconds: number) => Array.from({ length: created.settings.players }, () => seconds * 1000);
  return {
    id,
    ownerId: created.ownerId,
    settings: created.settings,
    turnSeconds: created.turnSeconds,
    botLevel: created.botLevel,
    spectatorDelaySeconds: created.spectatorDelaySeconds,
    ...conditionsIn(created),
    ...firstPledge(created.pledge, envelope.seq),
    banks: { time: eachSeat(created.bankSeconds), connection: eachSeat(created.connectionBankSeconds) },
    createdAt: envelope.at,
    status: "waiting",
    seats: Array.from({ length: created.settings.players }, () => null),
    turn: envelope.turn,
    proposal: null,
    declined: [],
    pause: null,
    isEnding: false,
    pulya: null,
    seq: envelope.seq,
  };
}

/**
 * Folds an event into a table, on the server and on a viewer's projected table alike. The caller sees to it that the
 * envelope is the next one: `envelope.seq === table.seq + 1`.
 */
export function evolveTable(table: Table, envelope: TableEnvelope): Table {
  return { ...applyEvent(withRestOfBank(table, envelope), envelope), turn: envelope.turn, seq: envelope.seq };
}

/** Does the same for whoever finds the turn only when they see what the event makes of the table. */
export function evolveToTurn(
  table: Table,
  envelope: Omit<TableEnvelope, "turn">,
  turnAfter: (after: Table) => Turn | null,
): Transition {
  const after = evolveTable(table, { ...envelope, turn: null });
  const turn = turnAfter(after);
  const whole = { ...envelope, turn };
  // What is left of a bank depends on the turn that follows.
  const isInBank = table.turn?.bank !== undefined;
  if (isInBank) return { envelope: whole, table: evolveTable(table, whole) };
  return { envelope: whole, table: turn === null ? after : { ...after, turn } };
}

/** A turn that ends before the bank it drew on is empty gives the rest back. */
function withRestOfBank(table: Table, { at, turn }: TableEnvelope): Table {
  const { turn: before } = table;
  if (before === null || before.bank === undefined || before.deadlineAt === null) return table;
  const goesOn = turn?.number === before.number && turn.bank === before.bank;
  return goesOn ? table : withBank(table, before.bank, { seat: before.actor, ms: Math.max(0, before.deadlineAt - at) });
}

function withBank(table: Table, bank: Bank, { seat, ms }: { readonly seat: number; readonly ms: number }): Table {
  return { ...table, banks: { ...table.banks, [bank]: table.banks[bank].with(seat, ms) } };
}

function applyEvent(table: Table, envelope: TableEnvelope): Table {
  const { event } = envelope;
  switch (event.type) {
    case "tableCreated":
      return newTable(table.id, event, envelope);
    case "seatTaken":
      return takeSeat(table, event);
    case "seatLeft":
      return { ...table, seats: table.seats.with(event.seat, null) };
    case "keptOut":
      return event.isUndone === true ? withGuestAgain(table, event.userId) : withoutGuest(table, event);
    case "pulyaStarted":
      return startTable(table, event);
    case "game":
      return applyGameEvent(withDrawing(table, { ...envelope, event }), event);
    case "tableClosed":
      return { ...table, status: "finished", proposal: null, pause: null };
    case "bankOpened":
      return withBank(table, event.bank, { seat: event.seat, ms: 0 });
    case "proposed":
      return propose(table, { kind: event.proposal, by: event.seat });
    case "proposalAnswered":
      return answerProposal(table, event);
    case "tablePaused":
      return pauseTable(table, envelope.at, event);
    case "tableResumed":
      return { ...table, pause: null };
    case "endAgreed":
      return { ...table, proposal: null, isEnding: true };
    case "tableRecovered":
      return { ...table, recoveredAt: envelope.at };
    case "turnTimedOut":
      return table;
    default:
      return event satisfies never;
  }
}

function pauseTable(table: Table, since: number, { turnLeftMs }: EventOf<"tablePaused">): Table {
  // No table pauses without a proposal; a viewer's stream is checked for gaps.
  if (table.proposal === null) return table;
  return { ...table, proposal: null, pause: { since, by: table.proposal.by, turnLeftMs } };
}

function startTable({ visits: _visits, guests: _guests, ...table }: Table, { dealer }: EventOf<"pulyaStarted">): Table {
  return { ...table, status: "playing", pulya: startPulya({ settings: table.settings, dealer }) };
}

function propose(table: Table, { kind, by }: Pick<Proposal, "kind" | "by">): Table {
  return { ...table, proposal: { kind, by, agreed: [] }, proposed: [...(table.proposed ?? []), { kind, by }] };
}

function takeSeat(table: Table, event: EventOf<"seatTaken">): Table {
  const seats = table.seats.with(event.seat, event.occupant);
  const arrived = withHolder(withVisit(withArrival(table, event), event), event);
  return { ...arrived, seats, proposal: proposalAfter(table, event) };
}

/** Whoever sits down in somebody else's place has agreed to nothing yet. */
function proposalAfter({ proposal, seats }: Table, { seat, occupant }: EventOf<"seatTaken">): Proposal | null {
  if (proposal === null || occupant.kind === "bot") return proposal;
  const before = seats[seat];
  const isBack = before?.kind === "bot" && before.keptFor === occupant.userId;
  return isBack ? proposal : { ...proposal, agreed: proposal.agreed.filter((each) => each !== seat) };
}

function answerProposal(table: Table, { seat, accept }: EventOf<"proposalAnswered">): Table {
  const { proposal, declined } = table;
  if (proposal === null) return table;
  if (accept) return { ...table, proposal: { ...proposal, agreed: [...proposal.agreed, seat] } };
  const { kind, by } = proposal;
  return { ...table, proposal: null, declined: seat === by ? declined : [...declined, { kind, by }] };
}

function applyGameEvent(table: Table, { event }: Extract<TableEvent, { type: "game" }>): Table {
  // A game event before `pulyaStarted` cannot be made by the table; a viewer's stream is checked for gaps.
  if (table.pulya === null) return table;
  const pulya = evolve(table.pulya, event);
  const isOver = pulya.settlement !== null;
  return {
    ...(event.type === "dealt" ? newDeal(table, event) : withMoveCounted(table, event)),
    pulya,
    status: isOver ? "finished" : table.status,
    proposal: isOver ? null : table.proposal,
  };
}

/** What was turned down or made too often may be proposed again, and each hand is held by whoever sits there now. */
function newDeal({ proposed: _proposed, ...table }: Table, { dealer }: Extract<GameEvent, { type: "dealt" }>): Table {
  return { ...table, declined: [], holders: holdersAt(table, dealer) };
}
