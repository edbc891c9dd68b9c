import { isDeepStrictEqual } from "node:util";
import { foldStored, startPulya, type Card, type Viewer } from "@trelyazh/preferans";
import { evolveTable, projectEnvelope, tableViewFor, type Table, type Transition } from "@trelyazh/table";
import type { Incident } from "../operators/incident-file.ts";
import { firstState, replay } from "../tables/journal/replay.ts";
import type { JournalRow } from "../tables/journal/table-store.ts";
import { cardsIn, knownAfter } from "./truth/known-cards.ts";
import { simulate, type Outcome } from "./simulation.ts";
import { storyOf } from "./story.ts";

/** What has come of an incident that was played again. */
export interface Replayed {
  readonly faults: readonly string[];
  readonly events: number;
  /** How the table was played on; null where there was nothing to play. */
  readonly playedOn: Outcome | null;
}

const TABLE_ID = "00000000-0000-4000-8000-000000000017";
const VIEWERS: readonly Viewer[] = [0, 1, 2, 3, "spectator"];
const MINUTES = 10;

/**
 * Plays a table's journal again: it has no gap, each event follows from the rules, and each viewer saw what they might and
 * nothing else. Then its people play on from the last whole deal, in a world that does its worst.
 */
export async function replayIncident({ events, unfinishedFrom }: Incident, seed: number): Promise<Replayed> {
  const rows = events.map((envelope): JournalRow => ({ tableId: TABLE_ID, envelope, command: null, secret: null }));
  const whole = unfinishedFrom === null ? rows : rows.filter(({ envelope }) => envelope.seq < unfinishedFrom);
  const faults = faultsOf(rows, whole);
  if (faults.length > 0) return { faults, events: rows.length, playedOn: null };
  const table = replay(firstState(TABLE_ID, whole), whole).at(-1)?.table;
  if (table === undefined || table.status === "finished") return { faults, events: rows.length, playedOn: null };
  const story = { ...storyOf(seed, MINUTES), hostile: 0 };
  const playedOn = await simulate(story, { past: { rows: whole, people: peopleAt(table) } });
  return { faults: playedOn.faults, events: rows.length, playedOn };
}

function faultsOf(rows: readonly JournalRow[], whole: readonly JournalRow[]): readonly string[] {
  try {
    const first = firstState(TABLE_ID, rows);
    replay(first, rows);
    const transitions = replay(first, whole);
    return [...faultsOfRules(transitions), ...VIEWERS.flatMap((viewer) => faultsOfView(viewer, first, transitions))];
  } catch (error) {
    return [`the journal cannot be folded: ${String(error instanceof Error ? (error.cause ?? error) : error)}`];
  }
}

function faultsOfRules(transitions: readonly Transition[]): readonly string[] {
  const games = transitions.flatMap(({ envelope: { event, seq } }) =>
    event.type === "game" ? [{ seq, event: event.event }] : [],
  );
  const start = transitions.find(({ envelope }) => envelope.event.type === "pulyaStarted");
  const dealer = start?.envelope.event.type === "pulyaStarted" ? start.envelope.event.dealer : null;
  if (start === undefined || dealer === null) return [];
  const reading = foldStored(
    startPulya({ settings: start.table.settings, dealer }),
    games.map(({ event }) => event),
  );
  return reading.ok ? [] : [`event ${games[reading.at]?.seq ?? 0} does not follow from the rules`];
}

function faultsOfView(viewer: Viewer, first: Table, transitions: readonly Transition[]): readonly string[] {
  const seat = viewer === "spectator" ? null : viewer;
  let known: ReadonlySet<Card> = new Set<Card>();
  let view: Table = tableViewFor(first, viewer);
  const faults: string[] = [];
  for (const { envelope, table } of transitions) {
    const { event, seq } = envelope;
    if (event.type === "game") known = knownAfter(known, event.event, seat);
    const seen = projectEnvelope(envelope, viewer);
    view = evolveTable(view, seen);
    if (cardsIn(seen).some((card) => !known.has(card))) faults.push(`event ${seq} shows ${viewer} a hidden card`);
    if (!isDeepStrictEqual(view, tableViewFor(table, viewer))) faults.push(`at ${seq} ${viewer} sees another table`);
  }
  return faults.slice(0, 1);
}

function peopleAt({ seats }: Table): readonly string[] {
  return seats.flatMap((occupant) => {
    const userId = occupant?.kind === "human" ? occupant.userId : occupant?.keptFor;
    return userId === undefined ? [] : [userId];
  });
}
