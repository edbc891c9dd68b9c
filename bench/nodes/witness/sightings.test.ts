import type { JournalEntry } from "@trelyazh/db";
import { DECK, settingsOf } from "@trelyazh/preferans";
import { messageFor, snapshotFor, type TableMessage } from "@trelyazh/protocol";
import {
  createTable,
  decideTable,
  DEFAULT_CONDITIONS,
  numberEvents,
  type TableCommand,
  type Transition,
} from "@trelyazh/table";
import { expect, test } from "vitest";
import { Sightings } from "./sightings.ts";
import { foldJournal } from "./stored-table.ts";

const NOW = 1_767_225_600_000;
const PEOPLE = ["ann", "bob", "cid"].map((name) => ({ id: name, name }));
const [ANN, BOB, CID] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0], (typeof PEOPLE)[0]];

const CONDITIONS = {
  ...DEFAULT_CONDITIONS,
  settings: settingsOf("sochi", { closeBy: { kind: "each", target: 10, aid: true } }),
  turnSeconds: 60,
};

/** A table of three people with the first deal on it. */
function history(): readonly Transition[] {
  const creation = createTable({ id: "t", owner: ANN, seat: 0, bots: [], conditions: CONDITIONS, at: NOW });
  if (!creation.ok) throw new Error(creation.code);
  const transitions: Transition[] = [...creation.transitions];
  const commands: readonly TableCommand[] = [
    { type: "join", member: BOB, seat: 1, at: NOW },
    { type: "join", member: CID, seat: 2, at: NOW },
    { type: "start", dealer: 0 },
    { type: "deal", deck: DECK },
  ];
  for (const command of commands) {
    const table = transitions.at(-1)?.table;
    const decision = table && decideTable(table, command);
    if (table === undefined || decision?.ok !== true) throw new Error(`no ${command.type} here`);
    transitions.push(...numberEvents(table, command, { events: decision.events, at: NOW }));
  }
  return transitions;
}

const transitions = history();
const [dealt] = transitions.slice(-1);
if (dealt === undefined) throw new Error("nothing was dealt");

/** The same history, as the club keeps it. */
const entries = transitions.map(({ envelope: { seq, at, event, turn } }): JournalEntry => {
  const entry = { tableId: "t", seq, at, kind: event.type, actor: null, turn, schemaVersion: 1, command: null };
  // A column of JSON keeps no order of keys.
  const reversed = Object.fromEntries(Object.entries(event).toReversed());
  return { ...entry, event: { event: reversed } };
});

async function judged(seat: number, message: TableMessage) {
  const sightings = new Sightings();
  // On the wire it has lost its brand.
  sightings.add("t", { addressee: { seat }, message: JSON.parse(JSON.stringify(message)) as TableMessage });
  return sightings.judge(() => Promise.resolve(foldJournal("t", entries)));
}

const TRUE = { seen: 1, strange: 0, foreign: 0 };

test("what a seat may see of what is stored is neither strange nor foreign there", async () => {
  expect(await judged(1, messageFor(dealt.envelope, 1, NOW))).toEqual(TRUE);
  expect(await judged(1, snapshotFor(dealt.table, BOB.id, NOW))).toEqual(TRUE);
});

test("another seat's cards are foreign, and so is the whole deal", async () => {
  const foreign = { ...TRUE, foreign: 1 };
  expect(await judged(1, messageFor(dealt.envelope, 2, NOW))).toEqual(foreign);
  expect(await judged(1, { kind: "event", envelope: dealt.envelope, serverNow: NOW })).toEqual(foreign);
  expect(await judged(1, snapshotFor(dealt.table, CID.id, NOW))).toEqual(foreign);
});

test("an event that is not stored, or not so, is found out", async () => {
  const later = { ...dealt.envelope, seq: dealt.envelope.seq + 1 };
  expect(await judged(0, messageFor(later, 0, NOW))).toEqual({ ...TRUE, strange: 1 });
  const other = { ...dealt.envelope, at: NOW + 1 };
  expect(await judged(0, messageFor(other, 0, NOW))).toEqual({ ...TRUE, foreign: 1 });
});
