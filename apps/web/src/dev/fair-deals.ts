import { sha256 } from "@noble/hashes/sha2.js";
import { commitment, legalMoves, settingsOf, shuffle, SHUFFLE_VERSION } from "@trelyazh/preferans";
import {
  createTable,
  decideTable,
  DEFAULT_CONDITIONS,
  numberEvents,
  tableViewFor,
  type Pledge,
  type Table,
  type TableCommand,
  type TableEnvelope,
} from "@trelyazh/table";

const YOU = { id: "you", name: "Гость 4821" };
const SEED = "5f".repeat(32);
const NONCES = ["a7".repeat(16), "", ""];

const pledgeOf = (serverSeed: string): Pledge => ({
  version: SHUFFLE_VERSION,
  commitment: commitment({ serverSeed, sha256 }),
});

/** A table with all that has been told there. */
export interface ToldDeal {
  readonly table: Table;
  readonly log: readonly TableEnvelope[];
}

/** Decides as the club does, and tells that seed at the end of a deal. */
function carryOut({ table, log }: ToldDeal, command: TableCommand, seed: string): ToldDeal {
  const decision = decideTable(table, command);
  if (!decision.ok) throw new Error(decision.code);
  const events = decision.events.map((event) =>
    event.type === "game" && event.event.type === "dealScored" ? { ...event, seed } : event,
  );
  const transitions = numberEvents(table, command, { events, at: 0 });
  return {
    table: transitions.at(-1)?.table ?? table,
    log: [...log, ...transitions.map(({ envelope }) => envelope)],
  };
}

/** Whoever has the turn passes where they may, or plays their first card; null when nobody has it. */
function cautiousMove({ pulya, turn }: Table): TableCommand | null {
  if (pulya === null || turn === null) return null;
  const { actor, number: turnNumber } = turn;
  const moves = legalMoves(pulya, actor);
  const move = moves.find((each) => each.type === "call" && each.call === "pass") ?? moves[0];
  if (move === undefined) throw new Error("nobody can move");
  if (actor !== 0) return { type: "moveBot", turnNumber, move };
  const { seat: _seat, ...wish } = move;
  return { type: "act", member: YOU, turnNumber, wish };
}

function newTable(): ToldDeal {
  const conditions = { ...DEFAULT_CONDITIONS, settings: settingsOf("sochi"), turnSeconds: 45, pledge: pledgeOf(SEED) };
  const id = "00000000-0000-4000-8000-000000000001";
  const creation = createTable({ id, owner: YOU, seat: 0, bots: [{ seat: 1 }, { seat: 2 }], conditions, at: 0 });
  if (!creation.ok) throw new Error(creation.code);
  const { transitions } = creation;
  return {
    table: transitions.at(-1)?.table ?? transitions[0].table,
    log: transitions.map(({ envelope }) => envelope),
  };
}

interface Telling {
  /** What the club says it has drawn the deal from. */
  readonly seed?: string;
  /** A node of an earlier release has dealt it. */
  readonly isPledged?: boolean;
}

/** Returns a deal that has just ended, as the viewer has been told of it. */
function endedDeal({ seed = SEED, isPledged = true }: Telling = {}): ToldDeal {
  const deck = shuffle({ serverSeed: SEED, clientNonces: NONCES, dealNumber: 1, sha256 });
  const pledge = pledgeOf("next");
  const dealt: TableCommand = { type: "deal", deck, pledge, ...(isPledged && { nonces: NONCES }) };
  let told = carryOut(newTable(), { type: "start", dealer: 0 }, seed);
  for (let next: TableCommand | null = dealt; next !== null; next = cautiousMove(told.table))
    told = carryOut(told, next, seed);
  return { ...told, table: tableViewFor(told.table, 0) };
}

/** Deals that are over, by what their check shows. */
export const FAIR_DEALS: Readonly<Record<string, () => ToldDeal>> = {
  "scored-fair": () => endedDeal(),
  "scored-foul": () => endedDeal({ seed: "f0".repeat(32) }),
  "scored-unpledged": () => endedDeal({ isPledged: false }),
};
